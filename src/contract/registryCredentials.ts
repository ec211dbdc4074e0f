/**
 * What a registry is logged into with. Never logged, and written to disk by nobody but the editor's own secret storage.
 * `registry` is a host with its port if it has one; Docker Hub is `docker.io`. The credentials go nowhere else.
 */
export type RegistryCredentials =
  | { readonly kind: 'password'; readonly registry: string; readonly username: string; readonly password: string }
  | { readonly kind: 'identityToken'; readonly registry: string; readonly identityToken: string };
