import type { RegistryCredentials } from './registryCredentials.ts';

/** Logins that a person typed in, kept by the editor: one for each registry. May fail where there is no keyring. */
export interface SecretPort {
  read(registry: string): Promise<RegistryCredentials | undefined>;
  /** In place of what was kept for the same registry. */
  keep(credentials: RegistryCredentials): Promise<void>;
  forget(registry: string): Promise<void>;
  registries(): Promise<readonly string[]>;
}
