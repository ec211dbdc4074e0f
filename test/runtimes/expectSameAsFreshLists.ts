import { expect } from 'vitest';
import type { LiveSession } from '../../src/model/session/liveSession.ts';
import { liveSessionOf } from './liveSessionOf.ts';
import type { RealContainerd } from './realContainerd.ts';

/** Holds when a session is live and has exactly what somebody would read who connects to its runtime now. */
export async function expectSameAsFreshLists(
  node: Pick<RealContainerd, 'address' | 'connect'>,
  { store }: Pick<LiveSession, 'store'>,
): Promise<void> {
  const fresh = liveSessionOf(node, { client: node.connect() });
  try {
    await fresh.refresh();
    const { sandboxes, containers, images, connection, runtime } = store.snapshot;
    expect(connection).toEqual({ phase: 'live' });
    expect(sandboxes).toEqual(fresh.store.snapshot.sandboxes);
    expect(containers).toEqual(fresh.store.snapshot.containers);
    expect(images).toEqual(fresh.store.snapshot.images);
    expect(runtime?.version).toEqual(fresh.store.snapshot.runtime?.version);
  } finally {
    fresh.dispose();
  }
}
