import type { ContainerFacts } from '../contract/layers/container.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { type ShownContainerState, shownContainerState } from '../words/states.ts';

/** How a container is shown; `failed` and `outOfMemory` are ways to have exited. */
export type DrawnContainerState = ShownContainerState | 'failed' | 'outOfMemory';

export function containerState({ container, trouble }: ContainerFacts, sandbox: Sandbox): DrawnContainerState {
  if (trouble?.is === 'orphaned') {
    return 'orphaned';
  }
  const state = shownContainerState(container, sandbox);
  if (state === 'running' && trouble?.is === 'paused') {
    return 'paused';
  }
  if (state !== 'exited' || container.exit === undefined || container.exit.code === 0) {
    return state;
  }
  return container.exit.reason === 'OOMKilled' ? 'outOfMemory' : 'failed';
}
