/** What a registry is logged into with. Never logged, never written to disk by this extension. */
export type RegistryCredentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string; readonly serverAddress: string }
  | { readonly kind: 'identityToken'; readonly identityToken: string; readonly serverAddress: string };
