import path from 'node:path';
import type { CredentialPlaces } from './credentialPlaces.ts';

/** Where Docker's command line keeps its logins. */
export function dockerConfigPath({ env, homeFolder }: CredentialPlaces): string {
  const { DOCKER_CONFIG: configured = '' } = env;
  return path.join(configured === '' ? path.join(homeFolder, '.docker') : configured, 'config.json');
}

/** What Docker asks a helper for: Docker Hub still goes by the address of its first API. */
export function dockerHelperAddress(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}
