import { inParallel } from '../common/inParallel.ts';
import { nextTurn } from '../common/nextTurn.ts';
import type { EndpointClient } from '../contract/endpoint.ts';
import type { RuntimeInfo } from '../contract/runtime.ts';
import type { EndpointSnapshot } from './endpointSnapshot.ts';
import type { Reading } from './endpointStore.ts';
import { keepKnownContainer } from './keepKnown.ts';
import { markPaused } from './markPaused.ts';
import type { OwedReading } from './owedReading.ts';
import { type Lists, readExits, readImages, readLists, readRuntimeInfo } from './readEndpoint.ts';

/** Single objects are asked for so many at a time. */
const readsAtATime = 8;

/**
 * Reads what is owed and hands it on in at most two steps: the lists first, and then how exited containers ended,
 * which takes a call for each.
 */
export async function readOwed(
  client: EndpointClient,
  owed: OwedReading,
  snapshot: () => EndpointSnapshot,
  apply: (reading: Reading) => void,
  signal: AbortSignal,
): Promise<void> {
  const before = snapshot();
  const keep = keepKnownContainer(before.containers);
  const [lists, images, runtime, sandboxes, containers] = await Promise.all([
    owed.lists ? readLists(client, before, signal) : undefined,
    owed.images ? readImages(client, before, signal) : undefined,
    owed.runtimeInfo ? readRuntimeInfo(client, signal) : undefined,
    inParallel([...owed.sandboxIds], readsAtATime, (id) => client.runtime.listSandboxes({ id }, { signal })),
    inParallel([...owed.containerIds], readsAtATime, (id) => client.runtime.listContainers({ id }, { signal, keep })),
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
      ...(owed.sandboxIds.size > 0 && { sandboxes: { ids: owed.sandboxIds, items: sandboxes.flat() } }),
      ...(owed.containerIds.size > 0 && { containers: { ids: owed.containerIds, items: found } }),
    });
  } else {
    await applyLists({ ...lists, containers: found, ...(runtime && { runtime }) }, apply, signal);
  }
  const ended = found.filter(({ state, exit }) => state === 'exited' && exit === undefined);
  if (ended.length > 0) {
    const items = await readExits(client, ended, signal);
    signal.throwIfAborted();
    apply({ containers: { ids: new Set(ended.map(({ id }) => id)), items } });
  }
}

/** What follows from so many takes longer than anybody should wait for: each list gets a turn of its own. */
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
  for (const part of [{ sandboxes, ...about }, { containers }, { images }]) {
    apply(part);
    await nextTurn();
    signal.throwIfAborted();
  }
}
