import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { busyboxImage } from '../../scripts/testbed/images/baseImages.ts';
import { bigImage } from '../../scripts/testbed/images/bigImage.ts';
import { RawCri } from '../../scripts/testbed/rawCri.ts';
import { startTestbed, type Testbed } from '../../scripts/testbed/startTestbed.ts';
import { realRuntimes } from './realRuntimes.ts';
import { testPod } from './testPod.ts';
import { eventually } from '../runtimes/eventually.ts';

const { available, skipped } = await realRuntimes();
const loop = ['sh', '-c', 'trap "exit 7" TERM; echo started; while :; do sleep 1 & wait; done'];

describe.skipIf(available.length === 0)('the real runtimes', { timeout: 60_000 }, () => {
  let testbed: Testbed;
  beforeAll(async () => {
    testbed = await startTestbed({ versions: available, registry: true, report: console.error });
  }, 120_000);
  afterAll(() => testbed.stop(), 60_000);

  describe.each(available)('containerd %s', (version) => {
    test.each(['runc', 'crun', 'runsc'])('runs, stops and removes a pod on %s', async (handler) => {
      const containerd = testbed.containerd(version);
      using cri = new RawCri(containerd.socketPath);
      const { sandboxId, containerId } = await testPod(cri, containerd, handler, loop);
      const sandbox = await cri.call('PodSandboxStatus', { pod_sandbox_id: sandboxId });
      expect(sandbox.status).toMatchObject({ state: 'SANDBOX_READY', runtime_handler: handler });
      expect(sandbox.status?.network?.ip).toMatch(containerd.place.network);
      const status = async () => (await cri.call('ContainerStatus', { container_id: containerId })).status;
      expect(await status()).toMatchObject({ state: 'CONTAINER_RUNNING' });
      const log = (await status())?.log_path ?? '';
      await eventually(async () => expect(await readFile(log, 'utf8')).toContain('started'), 10_000);

      const exec = { container_id: containerId, cmd: ['sh', '-c', 'echo hello; exit 5'], timeout: 10 };
      expect(await cri.call('ExecSync', exec)).toMatchObject({ exit_code: 5, stdout: Buffer.from('hello\n') });

      await cri.call('StopContainer', { container_id: containerId, timeout: 10 });
      expect(await status()).toMatchObject({ state: 'CONTAINER_EXITED', exit_code: 7 });
      await cri.call('RemoveContainer', { container_id: containerId });
      await cri.call('StopPodSandbox', { pod_sandbox_id: sandboxId });
      await cri.call('RemovePodSandbox', { pod_sandbox_id: sandboxId });
      const { items } = await cri.call('ListPodSandbox', { filter: { id: sandboxId } });
      expect(items).toEqual([]);
    });

    test.each(['runc', 'crun', 'runsc'])(
      'tells the exit code of a container that ends by itself on %s',
      async (handler) => {
        const containerd = testbed.containerd(version);
        using cri = new RawCri(containerd.socketPath);
        const { containerId } = await testPod(cri, containerd, handler, ['sh', '-c', 'exit 3']);
        await eventually(async () => {
          const { status } = await cri.call('ContainerStatus', { container_id: containerId });
          expect(status).toMatchObject({ state: 'CONTAINER_EXITED', exit_code: 3 });
        }, 10_000);
      },
    );

    test('pulls from the registry', async () => {
      using cri = new RawCri(testbed.containerd(version).socketPath);
      const address = testbed.registry?.address ?? '';
      await testbed.registry?.push(await bigImage({ layers: 2, layerBytes: 100_000 }));
      for (const name of ['hello', 'big']) {
        const image = { image: `${address}/local/${name}:1` };
        await cri.call('PullImage', { image });
        expect((await cri.call('ImageStatus', { image })).image?.repo_tags).toContain(image.image);
        await cri.call('RemoveImage', { image });
      }
      const busybox = { image: busyboxImage };
      expect((await cri.call('ImageStatus', { image: busybox })).image).not.toBeNull();
    });

    test('lets pods live through a kill and a restart of containerd', async () => {
      const containerd = testbed.containerd(version);
      using cri = new RawCri(containerd.socketPath);
      const { containerId } = await testPod(cri, containerd, 'runc', loop);
      await containerd.kill();
      await expect(cri.call('Version', {}, 2_000)).rejects.toThrow();
      await containerd.restart();
      await eventually(async () => {
        const { status } = await cri.call('ContainerStatus', { container_id: containerId });
        expect(status?.state).toBe('CONTAINER_RUNNING');
      }, 10_000);
    });

    test('says that CRI is unknown when the plugin is disabled', async () => {
      await using other = await startTestbed({
        versions: [version],
        registry: false,
        criDisabled: true,
        report: console.error,
      });
      using cri = new RawCri(other.containerd(version).socketPath);
      await expect(cri.call('Version', {})).rejects.toMatchObject({ code: 12 });
    });
  });
});

test.for([...skipped])('containerd %s is skipped', ([version, reason], { skip }) => {
  skip(`containerd ${version}: ${reason}`);
});
