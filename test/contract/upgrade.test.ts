import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRunning, type ProcessIdentity, runningProcess } from '../../scripts/testbed/instance/processIdentity.ts';
import { countingCalls } from '../runtimes/countingCalls.ts';
import { eventually } from '../runtimes/eventually.ts';
import { expectSameAsFreshLists } from '../runtimes/expectSameAsFreshLists.ts';
import { liveSessionOf } from '../runtimes/liveSessionOf.ts';
import { leaks, openResources } from '../runtimes/openResources.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { shimPid } from '../runtimes/shimPid.ts';
import { realRuntimes } from '../testbed/realRuntimes.ts';

const { available } = await realRuntimes();
const from = '1.7';
const to = '2.x';

describe.skipIf(!available.includes(from) || !available.includes(to))('containerd upgraded in place', () => {
  let node: RealContainerd;
  let pods: PodFactory;
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

  beforeEach(async () => {
    process.on('unhandledRejection', onUnhandled);
    node = await realContainerd(from);
    pods = new PodFactory(node);
  });
  afterEach(async () => {
    process.off('unhandledRejection', onUnhandled);
    await node[Symbol.asyncDispose]();
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'after a %s is followed again, with nothing lost of its pods',
    async (signal) => {
      const before = openResources();
      const first = await pods.running();
      const second = await pods.running();
      const { containerId: exitedId, sandboxId: stoppedId } = await pods.running('exit 3');
      await eventually(async () => expect((await node.client.runtime.containerDetails(exitedId)).exit).toBeDefined());
      await node.client.runtime.stopSandbox(stoppedId);
      const processes: ProcessIdentity[] = [];
      for (const { sandboxId, containerId } of [first, second]) {
        processes.push(
          await runningProcess(await node.pidOf(containerId)),
          await runningProcess(await shimPid(sandboxId)),
        );
      }

      const lines: string[] = [];
      const calls: string[] = [];
      const session = liveSessionOf(node, {
        client: countingCalls(node.connect(), calls),
        log: (line) => lines.push(line),
      });
      session.setVisible(true);
      await eventually(() =>
        expect(session.store.snapshot.containers.get(exitedId)).toMatchObject({ exit: { code: 3 } }),
      );
      const oldVersion = session.store.snapshot.runtime?.version.version;
      const rows = [...session.store.snapshot.sandboxes.keys(), ...session.store.snapshot.containers.keys()];
      expect(rows).toHaveLength(6);
      const vanished = new Set<string>();
      const listening = session.store.onDidChange(() => {
        const { sandboxes, containers } = session.store.snapshot;
        rows.filter((id) => !sandboxes.has(id) && !containers.has(id)).forEach((id) => vanished.add(id));
      });
      calls.length = 0;

      if (signal === 'SIGKILL') {
        await node.containerd.kill();
      }
      await node.upgradeTo(to);

      await eventually(() => expectSameAsFreshLists(node, session));
      const { runtime, source } = session.store.snapshot;
      expect(runtime?.version.version).not.toBe(oldVersion);
      expect(runtime?.version.version).toBe(node.containerd.version);
      expect(source).toEqual({ kind: 'containerdEvents' });
      expect(calls).toEqual(expect.arrayContaining(['isServed', 'subscribe']));
      expect([...vanished]).toEqual([]);
      expect(await Promise.all(processes.map(isRunning))).toEqual(processes.map(() => true));
      // The first is of the start, the second says what broke, and the third what is there now.
      expect(lines).toEqual([
        expect.stringContaining(`live (containerd ${oldVersion}`),
        expect.stringContaining('runtimeRestarted'),
        expect.stringMatching(/live after [\d.]+ s of runtimeRestarted.*/),
      ]);
      expect(lines[2]).toContain(`containerd ${node.containerd.version}`);

      // Those of before are still heard of, through shims of the old version, and so are those that come.
      listening.dispose();
      process.kill(await node.pidOf(first.containerId), 'SIGKILL');
      await eventually(() =>
        expect(session.store.snapshot.containers.get(first.containerId)).toMatchObject({
          state: 'exited',
          exit: { code: 137 },
        }),
      );
      await node.client.runtime.stopSandbox(second.sandboxId);
      await node.client.runtime.removeSandbox(second.sandboxId);
      const { containerId } = await pods.running();
      await eventually(() => {
        expect(session.store.snapshot.sandboxes.has(second.sandboxId)).toBe(false);
        expect(session.store.snapshot.containers.get(containerId)?.state).toBe('running');
      });
      await eventually(() => expectSameAsFreshLists(node, session));
      expect(lines).toHaveLength(3);

      await pods.removeAll();
      session.dispose();
      await eventually(() => expect(leaks(before, openResources())).toEqual([]));
      expect(unhandled).toEqual([]);
    },
  );
});
