import { link, rename } from 'node:fs/promises';
import type { RealContainerd } from './realContainerd.ts';

/**
 * Puts a runtime's socket in the place of another one's, in one step. The other one goes on listening, on a socket that
 * has no path any longer.
 */
export async function takeSocketOf(former: RealContainerd, { containerd }: RealContainerd): Promise<void> {
  const linked = `${containerd.socketPath}.linked`;
  await link(containerd.socketPath, linked);
  await rename(linked, former.containerd.socketPath);
}
