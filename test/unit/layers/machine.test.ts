import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../src/contract/layers/fact.ts';
import type { ProcessStanding } from '../../../src/contract/layers/process.ts';
import { type MachineEvidence, proveMachine } from '../../../src/layers/machine.ts';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { highLevelRuntimeOf } from '../../../src/runtimes/highLevelRuntimes.ts';
import { container } from '../../builders/container.ts';
import { nodeProcess, shimProcess } from '../../builders/nodeProcess.ts';
import { sandbox } from '../../builders/sandbox.ts';

const source = { from: 'file', path: '/proc/net/unix' } as const;
const listening = (pid: number | undefined): MachineEvidence['server'] => known({ pid, uid: 0, isRoots: true }, source);
const nobodyListens = unknown({ why: 'notReported', by: 'Linux' });
const relay = nodeProcess(3, '/usr/bin/ssh -L /run/c.sock:/run/containerd/containerd.sock node');

function evidence(changes: Partial<MachineEvidence> = {}): MachineEvidence {
  return {
    table: new ProcessTable([]),
    sandboxes: [sandbox()],
    containers: [],
    server: listening(3),
    ...{ serverPid: undefined, listensAt: undefined, reachedAt: undefined },
    runtime: highLevelRuntimeOf('containerd'),
    ...changes,
  };
}

describe('whether a runtime runs on this machine', () => {
  it('is proven by the process that listens at its socket, if that is the runtime', () => {
    const table = new ProcessTable([nodeProcess(3, '/usr/bin/containerd')]);
    expect(proveMachine(evidence({ table, sandboxes: [] }))).toBe('same');
  });

  it('is proven by what listens in front of the runtime', () => {
    const table = new ProcessTable([nodeProcess(3, '/usr/bin/cri-dockerd --container-runtime-endpoint fd://')]);
    expect(proveMachine(evidence({ table, runtime: highLevelRuntimeOf('docker') }))).toBe('same');
  });

  it('is proven by any other that listens, where a supervisor of its user names what the runtime lists', () => {
    const k3s = nodeProcess(3, '/usr/local/bin/k3s server');
    const conmon = nodeProcess(5, '/usr/bin/conmon -b /run/x -c container-1 -r /usr/bin/crun');
    const shim = shimProcess(5, 'sandbox-1');
    expect(proveMachine(evidence({ table: new ProcessTable([k3s, shim]) }))).toBe('same');
    expect(proveMachine(evidence({ table: new ProcessTable([k3s, conmon]), containers: [container()] }))).toBe('same');
  });

  it('is not proven by ids that anybody may have read, where no process of this machine listens', () => {
    const table = new ProcessTable([nodeProcess(3, '/usr/bin/containerd'), shimProcess(5, 'sandbox-1')]);
    expect(proveMachine(evidence({ table, server: nobodyListens }))).toBe('unproven');
  });

  it('is not proven by command lines of processes that are not the machine’s own', () => {
    const standing: ProcessStanding = { is: 'others' };
    const ofNobody: ProcessStanding = { is: 'machines', uid: 65_534 };
    for (const of of [{ standing }, { standing: ofNobody }]) {
      const table = new ProcessTable([relay, { ...shimProcess(5, 'sandbox-1'), ...of }]);
      expect(proveMachine(evidence({ table }))).toBe('unproven');
      const server = new ProcessTable([nodeProcess(3, '/usr/bin/containerd', of)]);
      expect(proveMachine(evidence({ table: server, sandboxes: [] }))).toBe('unproven');
    }
  });

  it('is proven, where nobody may read which process of root’s listens, by the one that is named at its own place', () => {
    const table = new ProcessTable([nodeProcess(640, '/usr/bin/containerd')]);
    const socket = '/run/containerd/containerd.sock';
    const here = { table, sandboxes: [], server: listening(undefined), serverPid: 640, listensAt: socket };
    expect(proveMachine(evidence({ ...here, reachedAt: socket }))).toBe('same');
    expect(proveMachine(evidence({ ...here, reachedAt: '/run/forwarded.sock' }))).toBe('unproven');
    expect(proveMachine(evidence({ ...here, reachedAt: undefined, listensAt: undefined }))).toBe('unproven');
    const bash = new ProcessTable([nodeProcess(640, '/usr/bin/bash')]);
    expect(proveMachine(evidence({ ...here, table: bash, reachedAt: socket }))).toBe('unproven');
    // What the kernel says of who listens goes first.
    expect(proveMachine(evidence({ ...here, server: listening(3), reachedAt: socket }))).toBe('unproven');
  });

  it('is refuted when what must have a process here has none, behind a relay', () => {
    const table = new ProcessTable([relay, shimProcess(5, 'another')]);
    expect(proveMachine(evidence({ table }))).toBe('other');
    expect(proveMachine(evidence({ table, sandboxes: [], containers: [container()] }))).toBe('other');
    expect(proveMachine(evidence({ table, server: nobodyListens }))).toBe('other');
  });

  it('is open when nothing has to have a process', () => {
    const table = new ProcessTable([relay]);
    expect(proveMachine(evidence({ table, sandboxes: [sandbox({ state: 'notReady' })] }))).toBe('unproven');
    expect(proveMachine(evidence({ table, runtime: highLevelRuntimeOf('cri-o') }))).toBe('unproven');
  });

  it('is not to be read by a user who may not see who listens', () => {
    const server = unknown({ why: 'notPermitted', path: '/proc/3/fd' });
    const table = new ProcessTable([shimProcess(5, 'sandbox-1')]);
    expect(proveMachine(evidence({ table, server }))).toBe('notPermitted');
  });
});
