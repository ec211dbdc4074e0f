import type { SandboxTrouble } from '../contract/layers/sandbox.ts';
import type { Supervisor } from '../runtimes/highLevelRuntime.ts';

export interface SandboxSigns {
  readonly ready: boolean;
  /** Whether the process that holds the namespaces is gone; always false where the runtime needs none. */
  readonly pidGone: boolean;
  readonly anyRunning: boolean;
  /** One that the runtime calls exited and that runs all the same. */
  readonly anyOrphaned: boolean;
  /** One whose end nobody could tell the code of. */
  readonly anyLost: boolean;
  /** StopPodSandbox closes it: of a sandbox that only died it is still there. */
  readonly networkClosed: boolean | undefined;
  /** What is over it; `notLookedFor` where its processes are not of this machine or it has no shim by design. */
  readonly shim: Supervisor | undefined | 'notLookedFor';
  readonly shimChildren: number;
}

/** What is wrong with a sandbox, if it stays so: one that is being stopped looks like it for a moment. */
export function sandboxTrouble(signs: SandboxSigns): SandboxTrouble | undefined {
  const { ready, shim, anyRunning } = signs;
  const died = !ready && signs.networkClosed === false;
  if (shim === undefined && (ready || anyRunning || signs.anyOrphaned || (died && signs.anyLost))) {
    return { is: 'shimGone' };
  }
  if (anyRunning && (!ready || signs.pidGone)) {
    return { is: 'pauseGone' };
  }
  if (shim !== undefined && shim !== 'notLookedFor' && !ready && signs.shimChildren === 0) {
    return { is: 'shimLeftOver', pid: shim.process.pid };
  }
  // Unless it may have been the shim, which is not looked for.
  return died && !(shim === 'notLookedFor' && signs.anyLost) ? { is: 'pauseGone' } : undefined;
}
