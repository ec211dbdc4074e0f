import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { knownInstances } from '../../scripts/testbed/instance/instanceRecord.ts';
import { InstancePlace } from '../../scripts/testbed/instance/instancePlace.ts';
import { podAndContainerIds } from '../../scripts/testbed/instance/instanceState.ts';
import { removeInstance } from '../../scripts/testbed/instance/removeInstance.ts';
import { sweepInstances } from '../../scripts/testbed/instance/sweepInstances.ts';
import { RawCri } from '../../scripts/testbed/rawCri.ts';
import { startTestbed } from '../../scripts/testbed/startTestbed.ts';
import { leftovers } from './leftovers.ts';
import { realRuntimes } from './realRuntimes.ts';
import { testPod } from './testPod.ts';

const { available } = await realRuntimes();

describe.skipIf(available.length === 0)('lifecycle of an instance', { timeout: 90_000 }, () => {
  describe.each(available)('containerd %s', (version) => {
    test('two side by side do not meet, and stop leaves nothing of either', async () => {
      const request = { versions: [version], registry: false, report: console.error };
      await using first = await startTestbed(request);
      await using second = await startTestbed(request);
      const instances = [first.containerd(version), second.containerd(version)] as const;
      for (const instance of instances) {
        using cri = new RawCri(instance.socketPath);
        for (const handler of ['runc', 'crun', 'runsc']) await testPod(cri, instance, handler, ['sleep', '1000']);
        expect((await cri.call('ListPodSandbox', {})).items).toHaveLength(3);
      }
      const [one, other] = instances;
      expect(one.place.bridge).not.toBe(other.place.bridge);
      expect(one.place.network).not.toBe(other.place.network);

      const ids = await podAndContainerIds(one.place);
      expect(ids.size).toBe(6);
      expect(await leftovers(one.place, ids)).not.toEqual([]);
      await one.stop();
      expect(await leftovers(one.place, ids)).toEqual([]);
      await one.stop();

      using cri = new RawCri(other.socketPath);
      const { containers } = await cri.call('ListContainers', { filter: { state: { state: 'CONTAINER_RUNNING' } } });
      expect(containers).toHaveLength(3);
    });

    test('removes one whose owner was killed, but none that is in use', async () => {
      await using used = await startTestbed({ versions: [version], registry: false, report: console.error });
      const file = fileURLToPath(new URL('keptByOwner.ts', import.meta.url));
      const owner = spawn(process.execPath, ['--import', 'tsx', file, version], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exit = once(owner, 'exit');
      const places = await firstLine(owner.stdout).then((line) => line.split(' ').map((id) => new InstancePlace(id)));
      expect(places).toHaveLength(2);
      owner.kill('SIGKILL');
      await exit;

      const ids = await Promise.all(places.map(podAndContainerIds));
      await sweepInstances(console.error);
      for (const [index, place] of places.entries()) {
        expect(await leftovers(place, ids[index] ?? new Set())).toEqual([]);
      }
      using cri = new RawCri(used.containerd(version).socketPath);
      expect((await cri.call('Version', {})).runtime_name).toBe('containerd');
    });
  });

  test('one that belongs to nobody stays until it is removed, which also works from elsewhere', async () => {
    const version = available[0] ?? '2.x';
    const testbed = await startTestbed({ versions: [version], registry: false, owner: null, report: console.error });
    const { place, socketPath } = testbed.containerd(version);
    try {
      await sweepInstances(console.error);
      const known = (await knownInstances()).find((instance) => instance.place.id === place.id);
      expect(known).toMatchObject({ label: `containerd ${version}`, ownerState: 'nobody' });
      using cri = new RawCri(socketPath);
      const pod = await testPod(cri, testbed.containerd(version), 'runc', ['sleep', '1000']);
      // As when a removal is itself killed on its way.
      process.kill(testbed.containerd(version).pid, 'SIGKILL');
      expect(pod.sandboxId).not.toBe('');
    } finally {
      const ids = await podAndContainerIds(place);
      await removeInstance(new InstancePlace(place.id));
      expect(await leftovers(place, ids)).toEqual([]);
    }
  });

  test('fetches nothing once everything is in the cache', async () => {
    const reports: string[] = [];
    const report = (message: string): void => void reports.push(message);
    await using testbed = await startTestbed({ versions: available, registry: true, report });
    expect(testbed.containerds.size).toBe(available.length);
    expect(reports.filter((message) => !message.startsWith('Starting containerd '))).toEqual([]);
  });
});

async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) {
    text += String(chunk);
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
  }
  throw new Error(`The process ended early and said: ${text}`);
}
