import { describe, expect, it } from 'vitest';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { known, unknown } from '../../../src/contract/layers/fact.ts';
import type { NodeProcess } from '../../../src/contract/layers/process.ts';
import { Kubelets } from '../../../src/layers/kubelet.ts';
import { nodeProcess } from '../../builders/nodeProcess.ts';

const file = { from: 'file', path: '/etc/kubelet.yaml' } as const;

/** What is told of the kubelets among these processes, each of which says this of the socket. */
async function kubeletOf(
  processes: readonly NodeProcess[],
  asksAtSocket: (process: NodeProcess) => ReturnType<typeof known<boolean>> | ReturnType<typeof unknown> = () =>
    known(true, file),
) {
  const kubelets = new Kubelets({ asksAtSocket: (process) => Promise.resolve(asksAtSocket(process)) });
  await kubelets.read(new ProcessTable(processes), '/run/runtime.sock');
  return kubelets.facts;
}

describe('the kubelet', () => {
  it.each([
    ['/usr/bin/kubelet', '--config=/var/lib/kubelet/config.yaml'],
    ['/usr/bin/hyperkube', 'kubelet'],
    ['/usr/local/bin/k3s', 'agent'],
    // It changed its title, which is one argument then.
    ['/usr/local/bin/k3s server'],
  ])('is %s %s', async (...args) => {
    const process = { ...nodeProcess(7, ''), arguments: args };
    const source = { from: 'file', path: '/proc/7/cmdline' };
    expect((await kubeletOf([process])).kubelet).toEqual({ known: true, value: process, source });
  });

  it('is none that only calls itself so', async () => {
    const process = nodeProcess(7, '/usr/bin/kubelet', { standing: { is: 'others' } });
    expect((await kubeletOf([process])).kubelet).toMatchObject({ known: true, value: 'none' });
  });

  it.each(['/usr/bin/kubectl get kubelet', '/usr/local/bin/k3s kubectl', 'vi /usr/bin/kubelet'])(
    'is none: %s',
    async (commandLine) => {
      expect((await kubeletOf([nodeProcess(7, commandLine)])).kubelet).toEqual(
        expect.objectContaining({ known: true, value: 'none' }),
      );
    },
  );

  const pidWhere = async (told: Readonly<Record<number, boolean | undefined>>) => {
    const processes = Object.keys(told).map((pid) => nodeProcess(Number(pid), '/usr/bin/kubelet'));
    const facts = await kubeletOf(processes, ({ pid }) =>
      told[pid] === undefined ? unknown({ why: 'notReported', by: 'kubelet' }) : known(told[pid], file),
    );
    return [
      facts.kubelet.known && facts.kubelet.value !== 'none' ? facts.kubelet.value.pid : undefined,
      facts.kubeletAsksHere.known ? facts.kubeletAsksHere.value : 'unknown',
    ];
  };

  it('is of several the one that asks here, and not the first of that name', async () => {
    expect(await pidWhere({ 7: false, 8: undefined, 9: true })).toEqual([9, true]);
    expect(await pidWhere({ 7: false, 8: undefined })).toEqual([8, 'unknown']);
    expect(await pidWhere({ 7: false })).toEqual([7, false]);
  });

  it('is judged once, for it reads its configuration when it starts', async () => {
    let looks = 0;
    const kubelets = new Kubelets({
      asksAtSocket: () => {
        looks += 1;
        return Promise.resolve(known(true, file));
      },
    });
    const table = new ProcessTable([nodeProcess(7, '/usr/bin/kubelet')]);
    await kubelets.read(table, '/run/runtime.sock');
    await kubelets.read(table, '/run/runtime.sock');
    expect(looks).toBe(1);
  });
});
