import { describe, expect, it, vi } from 'vitest';
import type { ChangeSet } from '../../../../src/model/store/changeSet.ts';
import { EndpointStore } from '../../../../src/model/store/endpointStore.ts';
import { container } from '../../../builders/container.ts';
import { image } from '../../../builders/image.ts';
import { runtimeInfo } from '../../../builders/runtimeInfo.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { endpoint } from '../../../builders/snapshot.ts';

function listened(): { readonly store: EndpointStore; readonly changes: ChangeSet[] } {
  const store = new EndpointStore(endpoint());
  const changes: ChangeSet[] = [];
  store.onDidChange((change) => changes.push(change));
  return { store, changes };
}

const nothing = {
  endpointId: endpoint().id,
  connection: false,
  runtime: false,
  pulls: false,
  sandboxes: new Set(),
  containers: new Set(),
  images: new Set(),
};

describe('EndpointStore', () => {
  it('begins unread, connecting', () => {
    expect(new EndpointStore(endpoint()).snapshot).toMatchObject({
      connection: { phase: 'connecting' },
      loaded: false,
      runtime: undefined,
      pulls: [],
    });
  });

  it('tells one reading in one event', () => {
    const { store, changes } = listened();
    store.apply({
      connection: { phase: 'live' },
      sandboxes: [sandbox({ id: 's' })],
      containers: [container({ id: 'c' })],
      images: [image({ id: 'i' })],
      runtime: runtimeInfo(),
    });
    expect(changes).toEqual([
      {
        ...nothing,
        connection: true,
        runtime: true,
        sandboxes: new Set(['s']),
        containers: new Set(['c']),
        images: new Set(['i']),
      },
    ]);
    expect(store.snapshot.sandboxes.get('s')).toEqual(sandbox({ id: 's' }));
  });

  it('keeps silent, and the very snapshot, when all is equal', () => {
    const { store, changes } = listened();
    const reading = (): Parameters<EndpointStore['apply']>[0] => ({
      connection: { phase: 'live' },
      sandboxes: [sandbox()],
      containers: [container({ exit: { code: 0, reason: '', message: '', finishedAtNs: 1n } })],
      images: [image()],
      runtime: runtimeInfo(),
      pulls: [],
    });
    store.apply(reading());
    const { snapshot } = store;
    store.apply(reading());
    store.apply({});
    expect(changes).toHaveLength(1);
    expect(store.snapshot).toBe(snapshot);
  });

  it('leaves a list that was not read as it was, identity included', () => {
    const { store, changes } = listened();
    store.apply({ sandboxes: [sandbox({ id: 's' })], containers: [container({ id: 'c' })], images: [image()] });
    const before = store.snapshot;
    store.apply({ containers: [container({ id: 'c', state: 'exited' })] });
    expect(changes[1]).toEqual({ ...nothing, containers: new Set(['c']) });
    expect(store.snapshot.sandboxes).toBe(before.sandboxes);
    expect(store.snapshot.images).toBe(before.images);
    expect(store.snapshot.containers).not.toBe(before.containers);
    expect(before.containers.get('c')).toMatchObject({ state: 'running' });
  });

  it('is loaded by the first lists, and says so of an empty node too', () => {
    const { store, changes } = listened();
    store.apply({ pulls: [{ reference: 'a', startedAtMs: 1 }] });
    expect(store.snapshot.loaded).toBe(false);
    store.apply({ sandboxes: [], containers: [], images: [] });
    expect(store.snapshot.loaded).toBe(true);
    expect(changes[1]).toEqual({ ...nothing, connection: true });
  });

  it('stays loaded, with its rows, when the connection fails', () => {
    const { store, changes } = listened();
    store.apply({ connection: { phase: 'live' }, sandboxes: [sandbox({ id: 's' })] });
    const failure = { reason: 'socketAbsent', path: '/run/x' } as const;
    store.apply({ connection: { phase: 'stale', failure, lostAtMs: 1 } });
    expect(changes[1]).toEqual({ ...nothing, connection: true });
    expect([...store.snapshot.sandboxes.keys()]).toEqual(['s']);
    expect(store.snapshot.loaded).toBe(true);
  });

  it('shows pulls as they come and go', () => {
    const { store, changes } = listened();
    const pull = { reference: 'nginx', startedAtMs: 5 };
    store.apply({ pulls: [pull] });
    store.apply({ pulls: [{ ...pull }] });
    store.apply({ pulls: [] });
    expect(changes).toEqual([
      { ...nothing, pulls: true },
      { ...nothing, pulls: true },
    ]);
  });

  it('has the new snapshot in place when it tells', () => {
    const store = new EndpointStore(endpoint());
    const seen: number[] = [];
    store.onDidChange(() => seen.push(store.snapshot.sandboxes.size));
    store.apply({ sandboxes: [sandbox()] });
    expect(seen).toEqual([1]);
  });

  it('tells nobody once it is disposed', () => {
    const store = new EndpointStore(endpoint());
    const listener = vi.fn();
    store.onDidChange(listener);
    store.dispose();
    store.apply({ sandboxes: [sandbox()] });
    expect(listener).not.toHaveBeenCalled();
  });
});
