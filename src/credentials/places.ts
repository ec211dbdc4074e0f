import path from 'node:path';

/** The facts of this machine and user that say where credentials are kept. */
export interface CredentialPlaces {
  readonly env: NodeJS.ProcessEnv;
  readonly homeFolder: string;
  /** Numeric id of the user; `undefined` where the system has none. */
  readonly uid: number | undefined;
  /** The logins of the node itself: the kubelet's config.json. */
  readonly kubeletConfig: string;
}

/** One place where logins are kept. */
export interface LoginPlace {
  /** Its path, or the name of a variable. */
  readonly name: string;
  /** What the variable holds; absent for a file. */
  readonly text?: string;
  /** By which name its readers ask a credential helper for a registry; absent where they ask none. */
  readonly helperAddress?: (registry: string) => string;
  /** It is no person's, so that nobody misses it. */
  readonly belongsToNode?: boolean;
}

/**
 * All places, in the order in which they are looked at: Podman's, Docker's, what Docker had before, and the kubelet's. A
 * helper counts only where the reader of the place itself asks one.
 */
export function loginPlaces(places: CredentialPlaces): LoginPlace[] {
  const { DOCKER_AUTH_CONFIG: inVariable = '' } = places.env;
  return [
    ...podmanAuthPaths(places).map((name) => ({ name, helperAddress: (registry: string) => registry })),
    ...(inVariable === '' ? [] : [{ name: 'DOCKER_AUTH_CONFIG', text: inVariable }]),
    { name: dockerConfigPath(places), helperAddress: dockerHelperAddress },
    { name: path.join(places.homeFolder, '.dockercfg') },
    { name: places.kubeletConfig, belongsToNode: true },
  ];
}

/** Why a place that may hold credentials was passed over. It repeats nothing of what the place holds. */
export type CredentialNote =
  | { readonly problem: 'keptUnreadable' }
  /** `code` is the system's, such as `EACCES`. */
  | { readonly problem: 'fileUnreadable'; readonly path: string; readonly code: string }
  /** No JSON, or not of the form that authentication files have. */
  | { readonly problem: 'fileMalformed'; readonly path: string }
  /** The value of `auth` under this key is not Base64 of `username:password`. */
  | { readonly problem: 'entryMalformed'; readonly path: string; readonly key: string }
  | { readonly problem: 'helperNameUnusable'; readonly path: string }
  | { readonly problem: 'helperAbsent'; readonly helper: string }
  | { readonly problem: 'helperTimedOut'; readonly helper: string; readonly timeoutMs: number }
  | { readonly problem: 'helperFailed'; readonly helper: string; readonly exit: string }
  | { readonly problem: 'helperAnswerMalformed'; readonly helper: string };

/**
 * The files in which Podman, Buildah, Skopeo and CRI-O keep logins, in the order of containers-auth.json(5): the one that
 * the environment names, or else the one that lasts until the next boot; then the permanent one.
 */
function podmanAuthPaths({ env, homeFolder, uid }: CredentialPlaces): string[] {
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

/** The file in which Docker's command line keeps its logins. */
function dockerConfigPath({ env, homeFolder }: CredentialPlaces): string {
  const { DOCKER_CONFIG: configured = '' } = env;
  return path.join(configured === '' ? path.join(homeFolder, '.docker') : configured, 'config.json');
}

/** For Docker Hub, Docker still asks for the address of its first API. */
function dockerHelperAddress(registry: string): string {
  return registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
}
