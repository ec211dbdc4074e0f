import { describe, expect, it } from 'vitest';
import type { EndpointSnapshot } from '../../../src/model/store/endpointSnapshot.ts';
import { defaultChoices, groupings, sortOrders, type ViewChoices } from '../../../src/tree/choices.ts';
import { noFilter, parseFilter } from '../../../src/tree/parseFilter.ts';
import { ViewSources } from '../../../src/tree/views.ts';
import { container } from '../../builders/container.ts';
import { TestSessions } from '../../builders/endpointSessions.ts';
import { image, imageId } from '../../builders/image.ts';
import { containerRows, context, imageRows, outline, sandboxRows, TestView } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { snapshot } from '../../builders/snapshot.ts';

/** A node whose objects are all another one's from step to step, or gone. The same numbers give the same node. */
function node(count: number, changed: number, step: number): EndpointSnapshot {
  const seed = (at: number): number => (at < changed ? at * 31 + step * 7919 : at * 31);
  const there = (at: number): boolean => seed(at) % 11 !== 0;
  const indexes = Array.from({ length: count }, (_, at) => at).filter(there);
  return snapshot({
    sandboxes: indexes
      .filter((at) => at % 3 === 0)
      .map((at) =>
        sandbox({
          id: `s${at}`,
          name: `web-${seed(at) % 97}`,
          namespace: `ns-${seed(at) % 5}`,
          state: seed(at) % 13 === 0 ? 'notReady' : 'ready',
          createdAtNs: BigInt(seed(at) % 1009),
        }),
      ),
    containers: indexes.map((at) =>
      container({
        id: `c${at}`,
        sandboxId: `s${at - (at % 3)}`,
        name: `app-${seed(at) % 89}`,
        attempt: seed(at) % 3,
        state: seed(at) % 7 === 0 ? 'exited' : 'running',
        image: `r.example/i:${seed(at) % 10}`,
        createdAtNs: BigInt(seed(at) % 1013),
      }),
    ),
    images: Array.from('0123456789')
      .filter((digit) => (Number(digit) + step) % 9 !== 0)
      .map((digit) => image({ id: imageId(digit), repoTags: [`r.example/i:${digit}`], pinned: step % 2 === 0 })),
  });
}

describe('a list that follows changes', () => {
  it.each([1, 20, 300])('shows after %i changes what a list made from nothing shows', (changed) => {
    const views = { sandboxRows, containerRows, imageRows };
    const following = {
      sandboxRows: new TestView('criExplorer.sandboxes'),
      containerRows: new TestView('criExplorer.containers'),
      imageRows: new TestView('criExplorer.images'),
    };
    const filters = [noFilter, parseFilter('web-1'), parseFilter('state:exited')];
    for (let step = 0; step < 12; step += 1) {
      const now = node(300, changed, step);
      const choices: Partial<ViewChoices> = {
        grouping: groupings[step % groupings.length] ?? 'flat',
        sortOrder: sortOrders[step % sortOrders.length] ?? 'name',
        filter: filters[Math.floor(step / 2) % filters.length] ?? noFilter,
      };
      for (const name of ['sandboxRows', 'containerRows', 'imageRows'] as const) {
        const rows = following[name].rows(now, choices);
        const fromNothing = views[name](now, choices);
        expect(outline(rows)).toEqual(outline(fromNothing));
        expect(rows.map(({ id }) => id)).toEqual(fromNothing.map(({ id }) => id));
      }
    }
  });

  it('keeps the rows of what did not change, in whatever order it is read again', () => {
    const view = new TestView('criExplorer.containers');
    const before = view.rows(snapshot({ containers: [container({ id: '1' }), container({ id: '2' })] }));
    const again = view.rows(snapshot({ containers: [container({ id: '2' }), container({ id: '1' })] }));
    expect(again).toHaveLength(2);
    again.forEach((row, at) => expect(row).toBe(before[at]));
    const after = view.rows(
      snapshot({ containers: [container({ id: '2', state: 'exited' }), container({ id: '1' })] }),
    );
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  it('shows what is left after a long time in which nobody looked', () => {
    const view = new TestView('criExplorer.containers');
    view.rows(snapshot({ containers: [container({ id: 'old' })] }));
    for (let round = 0; round < 50; round += 1) {
      view.read(snapshot({ containers: [container({ id: `passing-${round}` })] }));
    }
    expect(view.rows(snapshot({ containers: [container({ id: 'new' })] })).map(({ objectId }) => objectId)).toEqual([
      'new',
    ]);
    expect(view.counts).toEqual({ shown: 1, total: 1 });
  });

  it('loses no change that somebody looks at before the list has heard of it', () => {
    const sessions = new TestSessions();
    const store = sessions.open();
    const source = new ViewSources(sessions).byId['criExplorer.images'];
    const labels = (): readonly string[] => source.roots(defaultChoices, context).map(({ label }) => label);
    // It listens before the first look makes the list.
    store.onDidChange(labels);
    const containers = Array.from({ length: 20 }, (_, at) => container({ id: `c${at}` }));
    store.apply({ containers });
    expect(labels()).toEqual([]);
    store.apply({ images: [image()] });
    store.apply({ images: [image(), image({ id: imageId('b'), repoTags: ['docker.io/library/redis:8'] })] });
    expect(labels()).toEqual(['nginx:1.29', 'redis:8']);
  });
});
