import type { Localize } from '../common/localize.ts';
import type { Container, ContainerState } from '../contract/container.ts';
import type { RuntimeCondition } from '../contract/runtime.ts';
import type { Sandbox, SandboxState } from '../contract/sandbox.ts';

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

export function stateWord(state: ShownContainerState | SandboxState, l10n: Localize): string {
  switch (state) {
    case 'ready':
      return l10n.t('ready');
    case 'notReady':
      return l10n.t('not ready');
    case 'created':
      return l10n.t('created');
    case 'running':
      return l10n.t('running');
    case 'paused':
      return l10n.t('paused');
    case 'orphaned':
      return l10n.t('orphaned');
    case 'exited':
      return l10n.t('exited');
    case 'unknown':
      return l10n.t('unknown');
  }
}

/**
 * CRI has two conditions that a node is not ready without (api.proto, `RuntimeStatus`). A runtime may add others, which
 * are a warning at most: containerd 2.3 has one that is false on every node with cgroup v1, for that is deprecated.
 */
const readiness: ReadonlySet<string> = new Set(['RuntimeReady', 'NetworkReady']);

export function conditionTone({ type, status }: RuntimeCondition): 'good' | 'bad' | 'warn' {
  return status ? 'good' : readiness.has(type) ? 'bad' : 'warn';
}
