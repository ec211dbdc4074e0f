import type { Container } from '../contract/container.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';

/**
 * What a kubelet will do about an object that somebody else stops or removes. It goes by the pod's restart policy, by
 * whether the pod has finished and by which of its containers are init containers, none of which CRI tells: so what is
 * certain is said to be so, and the rest is `mayReplaceIt`.
 */
export type KubeletReaction =
  /** The object does not belong to a kubelet. */
  | 'none'
  /** The object is an older attempt, and a newer one has taken its place. */
  | 'leavesIt'
  /** A new container comes within seconds. */
  | 'replacesIt'
  /** A new container or sandbox comes within seconds, unless something that CRI does not tell forbids it. */
  | 'mayReplaceIt';

/** Whether a kubelet made a container is told by the hash annotation: nobody else writes it. */
export function reactionToContainer(
  snapshot: EndpointSnapshot,
  container: Container,
  deed: 'stop' | 'remove',
): KubeletReaction {
  if (container.annotations['io.kubernetes.container.hash'] === undefined) {
    return 'none';
  }
  const inSandbox = [...snapshot.containers.values()].filter(({ sandboxId }) => sandboxId === container.sandboxId);
  const isOlder = inSandbox.some(({ name, attempt }) => name === container.name && attempt > container.attempt);
  const sandbox = snapshot.sandboxes.get(container.sandboxId);
  if (isOlder || (sandbox !== undefined && isReplaced(snapshot, sandbox))) {
    return 'leavesIt';
  }
  return deed === 'remove' && sandbox?.state === 'ready' && comesBackWithoutRecord(container, inSandbox)
    ? 'replacesIt'
    : 'mayReplaceIt';
}

/**
 * Whether the kubelet runs a container again whose record is removed. Without a record it takes it for one that never
 * ran, and the restart policy does not count (`ShouldContainerBeRestarted` in its pkg/kubelet/container/helpers.go); but
 * it does nothing for a pod that has finished, and a finished init container is not run again beside the others.
 */
function comesBackWithoutRecord(container: Container, inSandbox: readonly Container[]): boolean {
  if (container.state !== 'exited') {
    return true;
  }
  const hasOthersRunning = inSandbox.some(({ state }) => state === 'running');
  return hasOthersRunning && container.exit !== undefined && container.exit.code !== 0;
}

/**
 * Whether a kubelet made a sandbox is told by the annotations that say where it has the pod from. A pod that has finished
 * or is not to be restarted gets no new sandbox, whether the old one is stopped or removed.
 */
export function reactionToSandbox(snapshot: EndpointSnapshot, sandbox: Sandbox): KubeletReaction {
  const { annotations } = sandbox;
  const managed =
    annotations['kubernetes.io/config.source'] !== undefined || annotations['kubernetes.io/config.seen'] !== undefined;
  if (!managed) {
    return 'none';
  }
  return isReplaced(snapshot, sandbox) ? 'leavesIt' : 'mayReplaceIt';
}

/** A pod that had to get a new sandbox keeps its uid; its old sandbox stays for a while. */
function isReplaced(snapshot: EndpointSnapshot, sandbox: Sandbox): boolean {
  return [...snapshot.sandboxes.values()].some(({ uid, attempt }) => uid === sandbox.uid && attempt > sandbox.attempt);
}
