import { ok } from 'node:assert';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { LiveSession } from '../../src/model/session/liveSession.ts';
import type { Forest } from '../../src/tree/forest.ts';
import { eventually } from '../runtimes/eventually.ts';
import { allRows } from './allRows.ts';
import type { DemonstrationNode } from './demonstrationNode.ts';
import { followedSession } from './followedSession.ts';
import { notingArrivals } from './notingArrivals.ts';
import { onlySession } from './onlySession.ts';
import { openViews } from './openViews.ts';

/**
 * A tree redraws once in half a second, and a container that ends is drawn twice, the second time with how it ended: a
 * change that came sooner would wait for its turn.
 */
const spacingMs = 1_200;

interface Followed {
  /** From the arrival of each change's event to its row. */
  readonly timesMs: readonly number[];
  /** The longest time without a turn of the event loop, in each part. */
  readonly loadBlockMs: number;
  readonly changesBlockMs: number;
}

/** Another client stops the containers one by one, and a session with its views follows. */
export async function changesFollowed(
  node: DemonstrationNode,
  ids: readonly string[],
  containerCount: number,
): Promise<Followed> {
  const arrivedAtMs = new Map<string, number>();
  const session = followedSession(node.endpoint, notingArrivals(node.connect(), arrivedAtMs));
  const views = openViews(onlySession(session));
  const other = node.connect();
  const blocks = monitorEventLoopDelay({ resolution: 1 });
  try {
    blocks.enable();
    session.setVisible(true);
    await eventually(() => ok(isRead(session, containerCount), 'Everything has been read.'));
    await pause(spacingMs);
    const loadBlockMs = blocks.max / 1e6;
    ok(session.store.snapshot.source.kind === 'criEvents', 'It follows by events.');
    const rowIds = new Map(allRows(views.containers).map((row) => [row.objectId, row.id]));
    await pause(spacingMs);
    blocks.reset();
    const timesMs: number[] = [];
    for (const id of ids) {
      const drawn = whenExited(views.containers, rowIds.get(id) ?? '');
      await other.runtime.stopContainer(id, 0);
      timesMs.push((await drawn) - (arrivedAtMs.get(id) ?? NaN));
      await pause(spacingMs);
    }
    return { timesMs, loadBlockMs, changesBlockMs: blocks.max / 1e6 };
  } finally {
    blocks.disable();
    views.dispose();
    session.dispose();
  }
}

/** Also how every container ended, which takes a call for each. */
function isRead({ store }: LiveSession, containerCount: number): boolean {
  const { containers } = store.snapshot;
  return (
    containers.size >= containerCount &&
    [...containers.values()].every(({ state, exit }) => state !== 'exited' || exit !== undefined)
  );
}

/** When the row is drawn as exited, on the clock of `performance`. */
function whenExited(forest: Forest, rowId: string): Promise<number> {
  return new Promise((resolve) => {
    const subscription = forest.onDidChange(() => {
      if (forest.row(rowId)?.contextValue === 'container.exited') {
        subscription.dispose();
        resolve(performance.now());
      }
    });
  });
}
