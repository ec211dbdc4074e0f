import type { RegistryCredentials } from '../contract/image.ts';
import type { AuthConfig } from '../rpc/generated/types/runtime/v1/AuthConfig.ts';

/**
 * Credentials as PullImage takes them. Never as `auth`: containerd quotes what is in it when it cannot read it.
 *
 * containerd compares the host of `server_address` with the one that it is about to send the credentials to, and sends
 * them to every mirror if it is empty. It must be a URL: of anything else containerd finds no host, or a syntax error.
 */
export function authConfig(credentials: RegistryCredentials): AuthConfig {
  const host = credentials.registry === 'docker.io' ? 'registry-1.docker.io' : credentials.registry;
  const server_address = `https://${host}`;
  return credentials.kind === 'password'
    ? { username: credentials.username, password: credentials.password, server_address }
    : { identity_token: credentials.identityToken, server_address };
}
