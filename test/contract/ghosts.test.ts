import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RawCri } from '../../scripts/testbed/rawCri.ts';
import { runPod } from '../../scripts/testbed/runPod.ts';
import type { LiveSession } from '../../src/model/session/liveSession.ts';
import { eventually } from '../runtimes/eventually.ts';
import { liveSessionOf } from '../runtimes/liveSessionOf.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { realRuntimes } from '../testbed/realRuntimes.ts';

const { available } = await realRuntimes();
const newest = available.at(-1);
/** Sandboxes that are being made at the moment of a kill. */
const lanes = 3;
const killsBetweenLooks = 3;
/** Where events are relied on, what went without one stays for a minute. */
const wellBeforeHealMs = 30_000;

describe.skipIf(newest === undefined).each(available.map((line) => ({ line, kills: line === newest ? 30 : 3 })))(
  'containerd $line, killed inside RunPodSandbox',
  ({ line, kills }) => {
    let node: RealContainerd;
    let cri: RawCri;

    beforeAll(async () => {
      node = await realContainerd(line);
      cri = new RawCri(node.containerd.socketPath);
    });
    afterAll(async () => {
      cri[Symbol.dispose]();
      await node[Symbol.asyncDispose]();
    });

    const listed = async (): Promise<string[]> => {
      const { items } = await cri.call('ListPodSandbox', {});
      return items.map(({ id, state }) => `${id} ${state}`).sort();
    };
    const shown = ({ store }: LiveSession): string[] =>
      [...store.snapshot.sandboxes.values()]
        .map(({ id, state }) => `${id} ${state === 'ready' ? 'SANDBOX_READY' : 'SANDBOX_NOTREADY'}`)
        .sort();

    it(`leaves no ghost among the rows, ${kills} times`, async () => {
      const session = liveSessionOf(node, { client: node.connect() });
      session.setVisible(true);
      const same = async (): Promise<void> => {
        expect(session.store.snapshot.connection).toEqual({ phase: 'live' });
        expect(shown(session)).toEqual(await listed());
      };
      await eventually(same);
      const tookMs: number[] = [];
      let leftovers = 0;
      for (let kill = 1; kill <= kills; kill += 1) {
        const making = Array.from({ length: lanes }, (_, lane) =>
          runPod(cri, {
            name: `pod-${kill}-${lane}`,
            namespace: 'ghosts',
            handler: '',
            cgroupParent: node.containerd.cgroupParent,
            logDirectory: `${node.containerd.folder}/logs`,
            containers: [],
          }).catch(() => undefined),
        );
        // Another moment of the making each time.
        await new Promise((resolve) => setTimeout(resolve, 5 + ((kill * 37) % 200)));
        await node.containerd.kill();
        await Promise.all(making);
        await node.containerd.restart();
        if (kill % killsBetweenLooks !== 0) {
          continue;
        }
        await eventually(same, wellBeforeHealMs);
        const { items } = await cri.call('ListPodSandbox', {});
        leftovers += items.filter(({ state }) => state === 'SANDBOX_NOTREADY').length;
        for (const { id } of items) {
          await cri.call('StopPodSandbox', { pod_sandbox_id: id });
          await cri.call('RemovePodSandbox', { pod_sandbox_id: id });
        }
        const changedAtMs = performance.now();
        await eventually(same, wellBeforeHealMs);
        tookMs.push(performance.now() - changedAtMs);
        expect(shown(session)).toEqual([]);
      }
      console.log(
        `${kills} kills left ${leftovers} sandboxes half made; the rows were right after at most ${Math.max(...tookMs).toFixed(0)} ms`,
      );
      session.dispose();
    }, 300_000);
  },
);
