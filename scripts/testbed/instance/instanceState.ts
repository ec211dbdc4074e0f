import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstancePlace } from './instancePlace.ts';

const kubernetesNamespace = 'k8s.io';
const shimSockets = '/run/containerd/s';

/** The socket that containerd serves on. It is also part of the name of each shim's socket. */
export function socketPathOf(place: InstancePlace): string {
  return join(place.folder, 'c.sock');
}

/** Ids of all pods and containers that containerd left a trace of: running, stopped or half removed. */
export async function podAndContainerIds(place: InstancePlace): Promise<Set<string>> {
  const ids = new Set<string>();
  const cri = 'io.containerd.grpc.v1.cri';
  for (const folder of [
    `state/io.containerd.runtime.v2.task/${kubernetesNamespace}`,
    `root/io.containerd.runtime.v2.task/${kubernetesNamespace}`,
    ...['root', 'state'].flatMap((side) => [`${side}/${cri}/sandboxes`, `${side}/${cri}/containers`]),
  ]) {
    for (const name of await readdir(join(place.folder, folder)).catch(() => [])) ids.add(name);
  }
  return ids;
}

/**
 * A shim listens in a folder that all containerds of a machine share, on a socket named by a hash of containerd's
 * socket, the namespace and the pod's id (SocketAddress in containerd's runtime/v2/shim); a killed one leaves it.
 */
export async function removeShimSockets(place: InstancePlace, ids: ReadonlySet<string>): Promise<void> {
  for (const id of ids) await rm(join(shimSockets, shimSocketName(socketPathOf(place), id)), { force: true });
}

export function shimSocketName(containerdSocket: string, id: string): string {
  return createHash('sha256')
    .update(join(containerdSocket, kubernetesNamespace, id))
    .digest('hex');
}
