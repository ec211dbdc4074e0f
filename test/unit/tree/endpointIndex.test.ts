import { expect, it } from 'vitest';
import { EndpointStore } from '../../../src/model/store/endpointStore.ts';
import { EndpointIndex } from '../../../src/tree/endpointIndex.ts';
import { container } from '../../builders/container.ts';
import { image } from '../../builders/image.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { endpoint } from '../../builders/snapshot.ts';

const count = 10_000;
const containers = Array.from({ length: count }, (_, index) =>
  container({ id: `c${index}`, sandboxId: `s${index % 1_000}` }),
);

function longStore(): EndpointStore {
  const store = new EndpointStore(endpoint());
  const sandboxes = Array.from({ length: 1_000 }, (_, index) => sandbox({ id: `s${index}` }));
  store.apply({ sandboxes, containers, images: [image({ id: 'i' })] });
  return store;
}

const placedIn = (index: EndpointIndex): number => containers.filter(({ id }) => index.placed(id) !== undefined).length;

it('is built in steps, each of few containers', () => {
  const index = new EndpointIndex(longStore());
  const told: number[] = [];
  index.onDidUpdate((ids) => told.push(ids.containers.size));
  expect(index.isBehind).toBe(true);
  const perStep: number[] = [];
  let before = 0;
  for (const step of index.steps()) {
    expect(step).toBeUndefined();
    const now = placedIn(index);
    perStep.push(now - before);
    before = now;
  }
  expect(Math.max(...perStep)).toBeLessThanOrEqual(250);
  expect(placedIn(index)).toBe(count);
  expect(told).toEqual([count]);
  expect(index.isBehind).toBe(false);
  index.dispose();
});

it('is whole for whoever looks while it is built, and hears what changed meanwhile', () => {
  const store = longStore();
  const index = new EndpointIndex(store);
  const steps = index.steps();
  steps.next();
  steps.next();
  store.apply({ containers: { ids: new Set(['c0', 'new']), items: [container({ id: 'new', sandboxId: 's0' })] } });
  index.update();
  expect(index.placed('c0')).toBeUndefined();
  expect(index.containersOfSandbox('s0').map(({ id }) => id)).toContain('new');
  expect(index.containersOfSandbox('s0')).toHaveLength(10);
  expect(placedIn(index)).toBe(count - 1);
  expect(steps.next().done).toBe(true);
  index.dispose();
});
