import type { Container } from '../contract/container.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';

/** What a kubelet will do about an object that somebody else stops or removes. */
export type KubeletReaction =
  /** The object does not belong to a kubelet. */
  | 'none'
  /** The object is an older attempt, and a newer one has taken its place. */
  | 'leavesIt'
  /** A new container or sandbox comes within seconds, as its next attempt. */
  | 'replacesIt';

/** Whether a kubelet made a container is told by the hash annotation: nobody else writes it. */
export function reactionToContainer(snapshot: EndpointSnapshot, container: Container): KubeletReaction {
  if (container.annotations['io.kubernetes.container.hash'] === undefined) {
    return 'none';
  }
  const replaced = [...snapshot.containers.values()].some(
    ({ sandboxId, name, attempt }) =>
      sandboxId === container.sandboxId && name === container.name && attempt > container.attempt,
  );
  const sandbox = snapshot.sandboxes.get(container.sandboxId);
  return replaced || (sandbox !== undefined && isReplaced(snapshot, sandbox)) ? 'leavesIt' : 'replacesIt';
}

/** Whether a kubelet made a sandbox is told by the annotations that say where it has the pod from. */
export function reactionToSandbox(snapshot: EndpointSnapshot, sandbox: Sandbox): KubeletReaction {
  const { annotations } = sandbox;
  const managed =
    annotations['kubernetes.io/config.source'] !== undefined || annotations['kubernetes.io/config.seen'] !== undefined;
  if (!managed) {
    return 'none';
  }
  return isReplaced(snapshot, sandbox) ? 'leavesIt' : 'replacesIt';
}

/** A pod that had to get a new sandbox keeps its uid; its old sandbox stays for a while. */
function isReplaced(snapshot: EndpointSnapshot, sandbox: Sandbox): boolean {
  return [...snapshot.sandboxes.values()].some(({ uid, attempt }) => uid === sandbox.uid && attempt > sandbox.attempt);
}
