import { describe, expect, it } from 'vitest';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { runtimeProcess } from '../../../src/layers/runtimeProcess.ts';
import { nodeProcess } from '../../builders/nodeProcess.ts';

const socket = '/run/k3s/containerd/containerd.sock';
const system = nodeProcess(640, '/usr/bin/containerd');
const k3s = nodeProcess(700, `containerd -c /var/lib/config.toml -a ${socket}`);
const both = new ProcessTable([system, k3s]);

describe('the process of a runtime', () => {
  it('is the one that containerd names', () => {
    const source = { from: 'call', method: 'Server', field: 'pid' };
    expect(runtimeProcess(both, 'containerd', 640, socket)).toEqual({ known: true, value: system, source });
  });

  it('is the one that names the socket', () => {
    expect(runtimeProcess(both, 'containerd', undefined, socket)).toEqual(expect.objectContaining({ value: k3s }));
  });

  it('is the only one of its program', () => {
    const crio = nodeProcess(9, '/usr/bin/crio');
    const fact = runtimeProcess(new ProcessTable([system, crio]), 'cri-o', undefined, undefined);
    expect(fact).toEqual({ known: true, value: crio, source: { from: 'file', path: '/proc/9/cmdline' } });
  });

  it('is none that only calls itself so', () => {
    const others = nodeProcess(9, 'containerd', { standing: { is: 'others' } });
    const nobodys = nodeProcess(10, 'containerd', { standing: { is: 'machines', uid: 65_534 } });
    const table = new ProcessTable([others, nobodys, system]);
    expect(runtimeProcess(table, 'containerd', 9, undefined)).toMatchObject({ known: true, value: { pid: 640 } });
  });

  it('is not guessed among several, nor taken from another program', () => {
    const none = { known: false, reason: { why: 'notReported', by: 'containerd' } };
    expect(runtimeProcess(both, 'containerd', undefined, '/run/other.sock')).toEqual(none);
    expect(runtimeProcess(new ProcessTable([nodeProcess(640, 'bash')]), 'containerd', 640, socket)).toEqual(none);
  });
});
