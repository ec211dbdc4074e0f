import { describe, expect, it } from 'vitest';
import { type SandboxSigns, sandboxTrouble } from '../../../src/layers/sandboxTrouble.ts';
import { supervisorOf } from '../../../src/runtimes/highLevelRuntimes.ts';
import { shimProcess } from '../../builders/nodeProcess.ts';

const shim = supervisorOf(shimProcess(5, 'sandbox-1'));

/** Of a sandbox that is well. */
function signs(changes: Partial<SandboxSigns> = {}): SandboxSigns {
  return {
    ...{ ready: true, pidGone: false, anyRunning: true, anyOrphaned: false, anyLost: false },
    ...{ networkClosed: false, shim, shimChildren: 2 },
    ...changes,
  };
}

const stopped = {
  ...{ ready: false, pidGone: true, anyRunning: false, networkClosed: true },
  ...{ shim: undefined, shimChildren: 0 },
};
const died = { ...stopped, networkClosed: false };

describe('what is wrong with a sandbox', () => {
  it.each<[string, Partial<SandboxSigns>]>([
    ['runs', {}],
    ['was stopped', stopped],
    ['was stopped, on the host’s network', { ...stopped, networkClosed: undefined }],
    ['is another machine’s', { shim: 'notLookedFor', shimChildren: 0 }],
    ['was stopped, on another machine', { ...stopped, shim: 'notLookedFor' }],
    // It may have been the shim.
    ['died elsewhere with a lost container', { ...died, shim: 'notLookedFor', anyLost: true }],
  ])('is nothing when it %s', (_state, changes) => {
    expect(sandboxTrouble(signs(changes))).toBeUndefined();
  });

  it.each<[string, Partial<SandboxSigns>]>([
    ['is not ready while containers run', { ready: false, pidGone: true }],
    ['has no pause process although it is called ready', { pidGone: true }],
    ['died without a container', { ready: false, anyRunning: false, shimChildren: 1 }],
    ['is not ready while containers run, elsewhere', { ready: false, shim: 'notLookedFor', shimChildren: 0 }],
    ['died, and its shim ended with it', died],
  ])('is its pause process when it %s', (_state, changes) => {
    expect(sandboxTrouble(signs(changes))).toEqual({ is: 'pauseGone' });
  });

  it.each<[string, Partial<SandboxSigns>]>([
    ['is called ready', { shim: undefined }],
    ['has a container that is called running', { ...stopped, anyRunning: true }],
    ['has a container that lives on', { ...stopped, anyOrphaned: true }],
    ['died with the end of a container that nobody saw', { ...died, anyLost: true }],
  ])('is its shim when there is none and it %s', (_state, changes) => {
    expect(sandboxTrouble(signs(changes))).toEqual({ is: 'shimGone' });
  });

  it('is a shim that is left over when nothing runs under it', () => {
    expect(sandboxTrouble(signs({ ...stopped, shim }))).toEqual({ is: 'shimLeftOver', pid: 5 });
  });
});
