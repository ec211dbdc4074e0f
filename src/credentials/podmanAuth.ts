import path from 'node:path';
import type { CredentialPlaces } from './credentialPlaces.ts';

/**
 * Where Podman, Buildah, Skopeo and CRI-O keep logins, in the order of containers-auth.json(5): the file that the
 * environment names, else the one that goes with the machine's next start; then the lasting one.
 */
export function podmanAuthPaths({ env, homeFolder, uid }: CredentialPlaces): string[] {
  const { REGISTRY_AUTH_FILE: named = '', XDG_RUNTIME_DIR: runtime = '', XDG_CONFIG_HOME: config = '' } = env;
  const paths: string[] = [];
  if (named !== '') {
    paths.push(named);
  } else if (runtime !== '') {
    paths.push(path.join(runtime, 'containers/auth.json'));
  } else if (uid !== undefined) {
    paths.push(`/run/containers/${uid}/auth.json`);
  }
  paths.push(path.join(config === '' ? path.join(homeFolder, '.config') : config, 'containers/auth.json'));
  return paths;
}
