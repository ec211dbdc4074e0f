import type { Container, ContainerState } from '../contract/container.ts';
import type { Sandbox } from '../contract/sandbox.ts';

/** What a container is shown as: the CRI calls all of `running`, `paused` and `orphaned` running. */
export type ShownContainerState = ContainerState | 'paused' | 'orphaned';

/**
 * A container outlives its sandbox when the pause process or the shim of the sandbox is killed: nobody looks after it
 * any longer. A sandbox that is not listed (yet) proves nothing.
 */
export function shownContainerState({ state, paused }: Container, sandbox: Sandbox | undefined): ShownContainerState {
  if (state !== 'running') {
    return state;
  }
  if (sandbox?.state === 'notReady') {
    return 'orphaned';
  }
  return paused === true ? 'paused' : 'running';
}
