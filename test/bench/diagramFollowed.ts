import { ok } from 'node:assert';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { inParallel } from '../../src/common/inParallel.ts';
import type { LayersSnapshot } from '../../src/contract/layers/snapshot.ts';
import { projectScreen } from '../../src/diagram/projectScreen.ts';
import { LayersSession } from '../../src/layers/session/layersSession.ts';
import type { LiveSession } from '../../src/model/session/liveSession.ts';
import { nodeOfThisMachine } from '../../src/proc/nodeOfThisMachine.ts';
import { english } from '../builders/rows.ts';
import { eventually } from '../runtimes/eventually.ts';
import type { DemonstrationNode } from './demonstrationNode.ts';
import { followedSession } from './followedSession.ts';
import { notingArrivals } from './notingArrivals.ts';

/** A change that came sooner would wait for its turn. */
const spacingMs = 700;
const changeCount = 40;
const warmUps = 5;
const projectionCount = 31;
const statusesAtATime = 8;

export interface DiagramFollowed {
  readonly firstMs: number;
  readonly wholeMs: number;
  readonly statusesMs: number;
  readonly openingBlockMs: number;
  readonly projectionsMs: readonly number[];
  readonly changesMs: readonly number[];
  /** The last two messages, one change apart. */
  readonly messages: readonly string[];
}

/** The layers as the extension follows them, projected at each change as its panel does. */
export async function diagramFollowed(node: DemonstrationNode): Promise<DiagramFollowed> {
  const arrivedAtMs = new Map<string, number>();
  const client = node.connect();
  const session = followedSession(node.endpoint, notingArrivals(client, arrivedAtMs));
  const layers = new LayersSession({ session, node: nodeOfThisMachine(), now: Date.now });
  const blocks = monitorEventLoopDelay({ resolution: 1 });
  try {
    session.setVisible(true);
    await eventually(() => ok(isFollowed(session), 'It is read, and followed by events.'));
    blocks.enable();
    const openedAtMs = performance.now();
    const first = whenChanged(layers, ({ sandboxes }) => sandboxes.length > 0);
    const whole = whenChanged(layers, isWhole);
    layers.setVisible(true);
    const [firstMs, wholeMs] = [(await first) - openedAtMs, (await whole) - openedAtMs];
    const openingBlockMs = blocks.max / 1e6;
    const statusesMs = await timeOf(() =>
      inParallel([...session.store.snapshot.sandboxes.keys()], statusesAtATime, (id) =>
        session.runtime.sandboxDetails(id),
      ),
    );
    const projectionsMs = Array.from({ length: projectionCount }, () => {
      const beganAtMs = performance.now();
      messageOf(layers.snapshot);
      return performance.now() - beganAtMs;
    });
    const other = node.connect();
    const running = [...session.store.snapshot.containers.values()].filter(({ state }) => state === 'running');
    const drawn = messageOf(layers.snapshot);
    // Those that the picture has room for last, so that the last two messages differ.
    running.sort((a, b) => Number(drawn.includes(a.id)) - Number(drawn.includes(b.id)));
    const changesMs: number[] = [];
    let messages: readonly string[] = [];
    for (const { id } of running.slice(-changeCount - warmUps)) {
      await pause(spacingMs);
      const before = messageOf(layers.snapshot);
      const exited = whenChanged(layers, (snapshot) => hasExited(snapshot, id));
      await other.runtime.stopContainer(id, 0);
      changesMs.push((await exited) - (arrivedAtMs.get(id) ?? NaN));
      messages = [before, messageOf(layers.snapshot)];
    }
    return {
      firstMs,
      wholeMs,
      statusesMs,
      openingBlockMs,
      projectionsMs,
      changesMs: changesMs.slice(warmUps),
      messages,
    };
  } finally {
    blocks.disable();
    layers.dispose();
    session.dispose();
  }
}

function isFollowed({ store: { snapshot } }: LiveSession): boolean {
  return snapshot.loaded && snapshot.source.kind === 'criEvents';
}

/** What the panel posts. */
function messageOf(snapshot: LayersSnapshot): string {
  const screen = projectScreen({
    ...{ snapshot, location: { at: 'node' }, l10n: english, nowMs: snapshot.takenAtMs },
    choices: { selectedCardId: undefined, expandedGroups: [] },
    tour: { recording: undefined, isRecording: false },
  });
  return JSON.stringify({ kind: 'screen', generation: 0, requestId: 0, screen });
}

/** When its message is made, on the clock of `performance`. */
function whenChanged(layers: LayersSession, isIt: (snapshot: LayersSnapshot) => boolean): Promise<number> {
  return new Promise((resolve) => {
    const subscription = layers.onDidChange(() => {
      messageOf(layers.snapshot);
      if (isIt(layers.snapshot)) {
        subscription.dispose();
        resolve(performance.now());
      }
    });
  });
}

function isWhole({ sandboxes }: LayersSnapshot): boolean {
  return sandboxes.length > 0 && sandboxes.every(({ pid }) => pid.known || pid.reason.why !== 'notReadYet');
}

function hasExited({ sandboxes }: LayersSnapshot, containerId: string): boolean {
  return sandboxes.some(({ containers }) =>
    containers.some(({ container }) => container.id === containerId && container.state === 'exited'),
  );
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const beganAtMs = performance.now();
  await work();
  return performance.now() - beganAtMs;
}
