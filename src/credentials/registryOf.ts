import { imageName } from './imageName.ts';

/** The registry that an image reference names: host and port, `docker.io` where it names none. */
export function registryOf(reference: string): string {
  return imageName(reference).registry;
}
