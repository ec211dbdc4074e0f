import { inParallel } from '../../common/inParallel.ts';
import { Slices } from '../../common/slices.ts';
import type { EndpointClient } from '../../contract/endpoint.ts';
import type { RuntimeInfo } from '../../contract/runtime.ts';
import type { EndpointSnapshot } from '../store/endpointSnapshot.ts';
import type { Reading } from '../store/endpointStore.ts';
import { readLives, type Untold, withUnknownLife } from './containerLives.ts';
import type { PendingReads } from './pendingReads.ts';
import { type Lists, markPaused, readImages, readLists, readRuntimeInfo } from './readEndpoint.ts';
import { reuseUnchangedContainers } from './reuseUnchanged.ts';

/** Single objects are asked for so many at a time. */
const readsAtATime = 8;

/** Where readings go, and what is known from those before. */
export interface ReadingTarget {
  /** What the store holds now; what did not change stays the same object. */
  readonly snapshot: () => EndpointSnapshot;
  readonly apply: (reading: Reading) => void;
  readonly untold: Untold;
}

/**
 * Makes the calls that bring what is pending, and hands their answers on in steps: the lists first, and then what takes
 * a call for each object: the handlers of sandboxes where the lists leave them out, when containers started and how
 * they ended.
 *
 * @param signal gives the answers up
 * @throws CriError where a call failed; the signal's reason
 */
export async function performReads(
  client: EndpointClient,
  reads: PendingReads,
  { snapshot, apply, untold }: ReadingTarget,
  signal: AbortSignal,
): Promise<void> {
  const before = snapshot();
  const keep = reuseUnchangedContainers(before.containers);
  const [lists, images, runtime, sandboxes, containers] = await Promise.all([
    reads.lists ? readLists(client, before, signal) : undefined,
    reads.images ? readImages(client, before, signal) : undefined,
    reads.runtimeInfo ? readRuntimeInfo(client, signal) : undefined,
    inParallel([...reads.sandboxIds], readsAtATime, (id) => client.runtime.listSandboxes({ id }, { signal })),
    inParallel([...reads.containerIds], readsAtATime, (id) => client.runtime.listContainers({ id }, { signal, keep })),
  ]);
  signal.throwIfAborted();
  const listed = lists?.containers ?? containers.flat();
  const found = snapshot().source.kind === 'containerdEvents' ? await markPaused(client, listed, signal) : listed;
  signal.throwIfAborted();
  if (lists === undefined) {
    // In one step, so that a container never shows without its sandbox.
    apply({
      ...(images && { images }),
      ...(runtime && { runtime }),
      ...(reads.sandboxIds.size > 0 && { sandboxes: { ids: reads.sandboxIds, items: sandboxes.flat() } }),
      ...(reads.containerIds.size > 0 && { containers: { ids: reads.containerIds, items: found } }),
    });
  } else {
    await applyLists({ ...lists, containers: found, ...(runtime && { runtime }) }, apply, signal);
  }
  const unnamed = (lists?.sandboxes ?? sandboxes.flat()).filter(({ runtimeHandler }) => runtimeHandler === '');
  if (unnamed.length > 0) {
    const items = await client.runtime.readHandlers(unnamed, { signal });
    signal.throwIfAborted();
    if (items.length > 0) {
      apply({ sandboxes: { ids: new Set(items.map(({ id }) => id)), items } });
    }
  }
  // As the store has them: the objects of before where nothing changed.
  const { containers: stored } = snapshot();
  const open = withUnknownLife(
    found.flatMap(({ id }) => stored.get(id) ?? []),
    untold,
    reads.runtimeInfo,
  );
  if (open.length > 0) {
    const items = await readLives(client, open, untold, signal);
    signal.throwIfAborted();
    apply({ containers: { ids: new Set(open.map(({ id }) => id)), items } });
  }
}

/** What follows from so many would block the event loop: each list gets a turn of its own. */
const manyItems = 2_000;

async function applyLists(
  { sandboxes, containers, images, runtime }: Lists & { readonly runtime?: RuntimeInfo },
  apply: (reading: Reading) => void,
  signal: AbortSignal,
): Promise<void> {
  const about = runtime === undefined ? {} : { runtime };
  if (sandboxes.length + containers.length + images.length < manyItems) {
    apply({ sandboxes, containers, images, ...about });
    return;
  }
  // Without a budget each gives way.
  const slices = new Slices(0);
  for (const part of [{ sandboxes, ...about }, { containers }, { images }]) {
    await slices.giveWay();
    signal.throwIfAborted();
    apply(part);
  }
}
