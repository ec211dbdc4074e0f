import { describe, expect, it } from 'vitest';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { kubeletProcess } from '../../../src/layers/runtimeProcess.ts';
import { nodeProcess } from '../../builders/nodeProcess.ts';

describe('the kubelet', () => {
  it.each([
    ['/usr/bin/kubelet', '--config=/var/lib/kubelet/config.yaml'],
    ['/usr/bin/hyperkube', 'kubelet'],
    ['/usr/local/bin/k3s', 'agent'],
    // It changed its title, which is one argument then.
    ['/usr/local/bin/k3s server'],
  ])('is %s %s', (...args) => {
    const process = { ...nodeProcess(7, ''), arguments: args };
    const source = { from: 'file', path: '/proc/7/cmdline' };
    expect(kubeletProcess(new ProcessTable([process]))).toEqual({ known: true, value: process, source });
  });

  it('is none that only calls itself so', () => {
    const table = new ProcessTable([nodeProcess(7, '/usr/bin/kubelet', { standing: { is: 'others' } })]);
    expect(kubeletProcess(table)).toMatchObject({ known: true, value: 'none' });
  });

  it.each(['/usr/bin/kubectl get kubelet', '/usr/local/bin/k3s kubectl', 'vi /usr/bin/kubelet'])(
    'is none: %s',
    (commandLine) => {
      const table = new ProcessTable([nodeProcess(7, commandLine)]);
      expect(kubeletProcess(table)).toEqual(expect.objectContaining({ known: true, value: 'none' }));
    },
  );
});
