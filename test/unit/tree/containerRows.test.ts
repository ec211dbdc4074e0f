import { describe, expect, it } from 'vitest';
import type { Grouping, SortOrder } from '../../../src/tree/choices.ts';
import { parseFilter } from '../../../src/tree/parseFilter.ts';
import { container } from '../../builders/container.ts';
import { image } from '../../builders/image.ts';
import { containerRows, context, outline, TestView } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { snapshot } from '../../builders/snapshot.ts';

describe('containers', () => {
  it('lists the containers of all pods, each with its pod, and all their attempts', () => {
    const rows = containerRows(
      snapshot({
        sandboxes: [sandbox({ id: 's1', name: 'web-0' }), sandbox({ id: 's2', name: 'api-0', namespace: 'blog' })],
        containers: [
          container({ id: '1', sandboxId: 's1', name: 'app', attempt: 0, state: 'exited' }),
          container({ id: '2', sandboxId: 's1', name: 'app', attempt: 1 }),
          container({ id: '3', sandboxId: 's2', name: 'app' }),
          container({ id: '4', sandboxId: '0123456789abcdefgh', name: 'Agent' }),
        ],
      }),
    );
    expect(outline(rows)).toEqual([
      'Agent | 0123456789abc · 3d',
      'app | blog/api-0 · 3d',
      'app | shop/web-0 · attempt 1 · 3d',
      'app | shop/web-0 · exited',
    ]);
    expect(rows.map(({ contextValue }) => contextValue)).toContain('container.exited');
  });

  it('counts the age of what runs from its start, which may be long after it was made', () => {
    const startedAtNs = BigInt(context.nowMs - 120_000) * 1_000_000n;
    const rows = containerRows(snapshot({ sandboxes: [sandbox()], containers: [container({ startedAtNs })] }));
    expect(rows.map(({ description }) => description)).toEqual([expect.stringMatching(/· 2m$/)]);
  });

  it('says of what the CRI calls running that it is paused, or that its sandbox is gone', () => {
    const rows = containerRows(
      snapshot({
        sandboxes: [sandbox({ id: 's1' }), sandbox({ id: 's2', name: 'gone', state: 'notReady' })],
        containers: [
          container({ id: '1', sandboxId: 's1', name: 'a', paused: true }),
          container({ id: '2', sandboxId: 's2', name: 'b' }),
          container({ id: '3', sandboxId: 's2', name: 'c', state: 'exited' }),
        ],
      }),
    );
    expect(outline(rows)).toEqual([
      'a | shop/web-0 · paused, 3d',
      'b | shop/gone · orphaned: its sandbox is gone, 3d',
      'c | shop/gone · exited',
    ]);
    expect(rows.map(({ icon }) => icon?.name)).toEqual(['debug-pause', 'warning', 'circle-slash']);
  });
});

describe('a container of which it is not known when it was made', () => {
  const unknown = container({ id: '1', name: 'lost', state: 'unknown', createdAtNs: undefined });
  const read = snapshot({
    sandboxes: [sandbox()],
    containers: [unknown, container({ id: '2', createdAtNs: 1n }), container({ id: '3', createdAtNs: 2n })],
  });

  it('has no age', () => {
    expect(outline(containerRows(read))).toContain('lost | shop/web-0 · unknown');
    const running = snapshot({ sandboxes: [sandbox()], containers: [{ ...unknown, state: 'running' }] });
    expect(outline(containerRows(running))).toEqual(['lost | shop/web-0']);
  });

  it('comes last where the newest come first', () => {
    expect(containerRows(read, { sortOrder: 'age' }).map(({ objectId }) => objectId)).toEqual(['3', '2', '1']);
  });
});

const shop = snapshot({
  sandboxes: [sandbox({ id: 's1', name: 'web-0' }), sandbox({ id: 's2', name: 'api-0', namespace: 'Blog' })],
  images: [image()],
  containers: [
    container({ id: '1', sandboxId: 's1', name: 'app', createdAtNs: 2n }),
    container({ id: '2', sandboxId: 's1', name: 'side', image: 'gone.example/side:1', createdAtNs: 1n }),
    container({ id: '3', sandboxId: 's2', name: 'app', state: 'exited', createdAtNs: 3n }),
  ],
});

it('sorts containers by the age that their rows tell', () => {
  const containers = [
    container({ id: '1', createdAtNs: 1n, startedAtNs: 9n }),
    container({ id: '2', createdAtNs: 5n, startedAtNs: 6n }),
    container({ id: '3', createdAtNs: 7n }),
  ];
  const rows = containerRows(snapshot({ sandboxes: [sandbox()], containers }), { sortOrder: 'age' });
  expect(rows.map(({ objectId }) => objectId)).toEqual(['1', '3', '2']);
});

describe('containers, grouped', () => {
  it.each<[Grouping, readonly string[]]>([
    ['pod', ['Blog/api-0 | 1', '  app | exited', 'shop/web-0 | 2', '  app | 3d', '  side | 3d']],
    [
      'namespace',
      ['Blog | 1', '  app | Blog/api-0 · exited', 'shop | 2', '  app | shop/web-0 · 3d', '  side | shop/web-0 · 3d'],
    ],
    [
      'image',
      [
        'gone.example/side:1 | 1',
        '  side | shop/web-0 · 3d',
        'nginx:1.29 | 2',
        '  app | Blog/api-0 · exited',
        '  app | shop/web-0 · 3d',
      ],
    ],
    [
      'state',
      [
        'running | 2',
        '  app | shop/web-0 · 3d',
        '  side | shop/web-0 · 3d',
        'exited | 1',
        '  app | Blog/api-0 · exited',
      ],
    ],
  ])('by %s, with the count of each group', (grouping, expected) => {
    expect(outline(containerRows(shop, { grouping }))).toEqual(expected);
  });

  it('has ids that name the group and nothing that changes', () => {
    expect(containerRows(shop, { grouping: 'namespace' }).map(({ id }) => id)).toEqual([
      'unix:///run/containerd.sock/group/namespace/Blog',
      'unix:///run/containerd.sock/group/namespace/shop',
    ]);
  });

  it('counts and lists what the filter lets through, and no empty group', () => {
    const filter = parseFilter('side');
    expect(outline(containerRows(shop, { grouping: 'state', filter }))).toEqual([
      'running | 1',
      '  side | shop/web-0 · 3d',
    ]);
  });

  it('makes no row anew but those of what changed', () => {
    const view = new TestView('criExplorer.containers');
    const choices = { grouping: 'namespace' } as const;
    const before = view.rows(shop, choices);
    const exited = container({ id: '2', sandboxId: 's1', name: 'side', state: 'exited' });
    const after = view.rows({ ...shop, containers: new Map([...shop.containers, ['2', exited]]) }, choices);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[1]?.children[0]).toBe(before[1]?.children[0]);
    expect(view.counts).toEqual({ shown: 3, total: 3 });
  });
});

describe('containers, sorted', () => {
  it.each<[SortOrder, readonly string[]]>([
    ['name', ['3', '1', '2']],
    ['age', ['3', '1', '2']],
    ['state', ['1', '2', '3']],
  ])('by %s', (sortOrder, expected) => {
    expect(containerRows(shop, { sortOrder }).map(({ objectId }) => objectId)).toEqual(expected);
  });
});

describe('very many containers', () => {
  const many = snapshot({
    containers: Array.from({ length: 2500 }, (_, index) =>
      container({ id: `c${index}`, name: `app-${String(index).padStart(4, '0')}` }),
    ),
  });

  it('lists a thousand, and the others behind a row for each thousand', () => {
    const rows = containerRows(many);
    expect(rows).toHaveLength(1002);
    expect(outline(rows.slice(1000).map((row) => ({ ...row, children: [] })))).toEqual([
      '1001 to 2000 | app-1000 … app-1999',
      '2001 to 2500 | app-2000 … app-2499',
    ]);
    expect(rows.slice(1000).map(({ children }) => children.length)).toEqual([1000, 500]);
    expect(rows[1001]?.id).toBe('unix:///run/containerd.sock/page/containers/2');
  });

  it('prepares in parts what it then lists', () => {
    const view = new TestView('criExplorer.containers');
    const choices = { filter: parseFilter('app-12') };
    view.read(many);
    expect([...view.prepare(choices)].length).toBeGreaterThan(5);
    expect(view.rows(many, choices)).toHaveLength(100);
    expect(view.rows(many, { filter: parseFilter('app-1') })).toHaveLength(1000);
    expect(view.counts).toEqual({ shown: 1000, total: 2500 });
  });
});
