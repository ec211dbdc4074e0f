import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ContainerdVersion } from '../../scripts/testbed/packages/containerdVersion.ts';
import type { ContainerdPort } from '../../src/contract/containerd.ts';
import { eventually } from '../runtimes/eventually.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import type { RealContainerd } from '../runtimes/realContainerd.ts';

/** Of the image that the factory's containers are made of. */
const imageLayers = 1;

export function containerdFacts(version: ContainerdVersion, runtime: () => RealContainerd): void {
  describe('what it tells beyond CRI', () => {
    let node: RealContainerd;
    let containerd: ContainerdPort;
    let pods: PodFactory;

    beforeAll(() => {
      node = runtime();
      ({ containerd } = node.client);
      pods = new PodFactory(node);
    });
    afterEach(() => pods.removeAll());

    /** The snapshotter that CRI uses here. */
    const snapshotterOf = async (sandboxId: string): Promise<string> => {
      const { raw } = await node.client.runtime.sandboxDetails(sandboxId);
      const { info } = raw as { info?: { info?: { snapshotter?: string } } };
      return info?.info?.snapshotter ?? '';
    };

    it('tells its own process', async () => {
      const pid = await containerd.serverPid();
      if (version === '1.6') {
        expect(pid).toBeUndefined();
      } else {
        expect(pid).toBe(node.containerd.pid);
        const [program = ''] = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
        expect(path.basename(program)).toBe('containerd');
      }
    });

    it('tells the layers under a container, the writable one first', async () => {
      const { sandboxId, containerId } = await pods.running('head -c 1000000 /dev/zero >/written; sleep 1000');
      const snapshotter = await snapshotterOf(sandboxId);
      await eventually(async () => {
        const [writable, ...committed] = await containerd.snapshotLayers(snapshotter, containerId);
        expect(writable).toMatchObject({ key: containerId, kind: 'active' });
        expect(writable?.bytes).toBeGreaterThanOrEqual(1_000_000);
        expect(writable?.inodes).toBeGreaterThan(0);
        expect(committed).toHaveLength(imageLayers);
        for (const { key, kind, bytes, inodes } of committed) {
          expect(key).toMatch(/^sha256:[0-9a-f]{64}$/);
          expect(kind).toBe('committed');
          expect(bytes).toBeGreaterThan(0);
          expect(inodes).toBeGreaterThan(0);
        }
      });
    });

    it('has no layers of a snapshot that is gone, and refuses a snapshotter that it has not', async () => {
      const { sandboxId, containerId } = await pods.running();
      const snapshotter = await snapshotterOf(sandboxId);
      await node.client.runtime.stopContainer(containerId, 0);
      await node.client.runtime.removeContainer(containerId);
      expect(await containerd.snapshotLayers(snapshotter, containerId)).toEqual([]);
      const failure = { reason: 'rejected', code: 'INVALID_ARGUMENT' };
      await expect(containerd.snapshotLayers('punchcards', containerId)).rejects.toMatchObject({ failure });
      await expect(containerd.countSnapshots('punchcards')).rejects.toMatchObject({ failure });
    });

    it('counts a snapshot more for each pause and each container', async () => {
      const pod = await pods.sandbox();
      const snapshotter = await snapshotterOf(pod.sandboxId);
      const before = await containerd.countSnapshots(snapshotter);
      expect(before).toBeGreaterThanOrEqual(2);
      await pods.container(pod, 'true');
      expect(await containerd.countSnapshots(snapshotter)).toBe(before + 1);
    });

    it('tells how large its blobs are', async () => {
      const before = await containerd.contentSize();
      expect(before.count).toBeGreaterThan(0);
      await node.client.images.pullImage(node.pullableImage);
      const after = await containerd.contentSize();
      // A manifest and a configuration at least; what it has of the layers, it does not download.
      expect(after.count).toBeGreaterThanOrEqual(before.count + 2);
      expect(after.bytes).toBeGreaterThan(before.bytes);
    });

    it('tells the processes in a container, those of exec by their id', async () => {
      const { sandboxId, containerId } = await pods.running('sleep 1000 & wait');
      const pid = await node.pidOf(containerId);
      const command = node.client.runtime.execSync(containerId, ['sleep', '1001'], 60).catch(() => undefined);
      await eventually(async () => {
        const pids = await containerd.taskPids(containerId);
        expect(pids).toHaveLength(3);
        expect(pids).toContainEqual({ pid });
        const ofExec = pids.filter(({ execId }) => execId !== undefined);
        expect(ofExec).toEqual([{ pid: expect.any(Number) as number, execId: expect.stringMatching(/./) as string }]);
        expect(await readFile(`/proc/${ofExec[0]?.pid}/cmdline`, 'utf8')).toContain('1001');
      });
      expect(await containerd.taskPids(sandboxId)).toHaveLength(1);
      await node.client.runtime.stopContainer(containerId, 0);
      await command;
      expect(await containerd.taskPids(containerId)).toEqual([]);
    });

    it('has no processes of a container that was never started', async () => {
      const { containerId } = await pods.container(await pods.sandbox(), 'true');
      expect(await containerd.taskPids(containerId)).toEqual([]);
    });
  });
}
