import { describe, expect, it } from 'vitest';
import { type MachineEvidence, proveMachine } from '../../../src/layers/machine.ts';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { highLevelRuntimeOf } from '../../../src/runtimes/highLevelRuntimes.ts';
import { container } from '../../builders/container.ts';
import { nodeProcess, shimProcess } from '../../builders/nodeProcess.ts';
import { sandbox } from '../../builders/sandbox.ts';

function evidence(changes: Partial<MachineEvidence> = {}): MachineEvidence {
  return {
    table: new ProcessTable([]),
    sandboxes: [sandbox()],
    containers: [],
    ...{ serverPid: undefined, listensAt: undefined, reachedAt: undefined },
    runtime: highLevelRuntimeOf('containerd'),
    ...changes,
  };
}

const containerd = new ProcessTable([nodeProcess(640, '/usr/bin/containerd')]);
const socket = '/run/containerd/containerd.sock';

describe('whether a runtime runs on this machine', () => {
  it('is proven by a process that names one of its sandboxes', () => {
    expect(proveMachine(evidence({ table: new ProcessTable([shimProcess(5, 'sandbox-1')]) }))).toBe('same');
  });

  it('is proven by a process that names one of its containers', () => {
    const table = new ProcessTable([nodeProcess(5, '/usr/bin/conmon -b /run/x -c container-1 -r /usr/bin/crun')]);
    expect(proveMachine(evidence({ table, containers: [container()] }))).toBe('same');
  });

  it('is refuted when what must have a process here has none', () => {
    const table = new ProcessTable([shimProcess(5, 'another')]);
    expect(proveMachine(evidence({ table }))).toBe('other');
    expect(proveMachine(evidence({ table, sandboxes: [], containers: [container()] }))).toBe('other');
  });

  it('is open when nothing has to have a process', () => {
    expect(proveMachine(evidence({ sandboxes: [sandbox({ state: 'notReady' })] }))).toBe('unproven');
    expect(proveMachine(evidence({ runtime: highLevelRuntimeOf('cri-o') }))).toBe('unproven');
  });

  it('is proven by containerd’s own pid only where it was reached at its own place', () => {
    const here = { table: containerd, sandboxes: [], serverPid: 640, listensAt: socket };
    expect(proveMachine(evidence({ ...here, reachedAt: socket }))).toBe('same');
    expect(proveMachine(evidence({ ...here, reachedAt: '/home/me/forwarded.sock' }))).toBe('unproven');
    expect(proveMachine(evidence({ ...here, reachedAt: undefined, listensAt: undefined }))).toBe('unproven');
  });

  it('is not proven by the pid of some other program', () => {
    const table = new ProcessTable([nodeProcess(640, '/usr/bin/bash')]);
    const here = { table, sandboxes: [], serverPid: 640, listensAt: socket, reachedAt: socket };
    expect(proveMachine(evidence(here))).toBe('unproven');
  });
});
