/** The surroundings that say where credentials are kept. */
export interface CredentialPlaces {
  readonly env: NodeJS.ProcessEnv;
  readonly homeFolder: string;
  /** Numeric id of the user, where the system has such. */
  readonly uid: number | undefined;
}
