import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../../src/tree/parseFilter.ts';
import { container } from '../../builders/container.ts';
import { dayMs, outline, sandboxRows, TestView } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { snapshot } from '../../builders/snapshot.ts';

const minuteNs = 60_000_000_000n;
const nowNs = BigInt(3 * dayMs) * 1_000_000n;

describe('sandboxes', () => {
  it('shows an ordinary pod with its namespace, handler and age', () => {
    const rows = sandboxRows(snapshot({ sandboxes: [sandbox({ runtimeHandler: 'runsc' })] }));
    expect(rows).toEqual([
      {
        id: 'unix:///run/containerd.sock/sandbox/sandbox-1',
        kind: 'sandbox',
        endpointId: 'unix:///run/containerd.sock',
        objectId: 'sandbox-1',
        label: 'web-0',
        description: 'shop · runsc · 3d',
        icon: { name: 'layers', color: 'charts.green' },
        contextValue: 'sandbox.ready',
        expansion: 'none',
        children: [],
      },
    ]);
  });

  it.each([
    ['static', { annotations: { 'kubernetes.io/config.source': 'file' } }],
    ['manual', { annotations: { 'demo/note': 'x' } }],
    [
      'debug',
      {
        annotations: { 'kubernetes.io/config.source': 'api' },
        labels: { 'app.kubernetes.io/managed-by': 'kubectl-debug' },
      },
    ],
    ['attempt 2', { attempt: 2 }],
    ['not ready', { state: 'notReady' as const }],
  ])('marks %s', (marker, changes) => {
    const [row] = sandboxRows(snapshot({ sandboxes: [sandbox(changes)] }));
    expect(row?.description).toBe(`shop · ${marker} · 3d`);
  });

  it('has no age where it is not known when it was made', () => {
    const rows = sandboxRows(snapshot({ sandboxes: [sandbox({ createdAtNs: undefined })] }));
    expect(outline(rows)).toEqual(['web-0 | shop']);
  });

  it('believes nobody who only labels a pod as a debug pod', () => {
    const labels = { 'app.kubernetes.io/managed-by': 'kubectl-debug' };
    const [row] = sandboxRows(snapshot({ sandboxes: [sandbox({ labels, annotations: {} })] }));
    expect(row?.description).toBe('shop · manual · 3d');
  });

  it('greys a sandbox that is not ready and says so to the menus', () => {
    const [row] = sandboxRows(snapshot({ sandboxes: [sandbox({ state: 'notReady' })] }));
    expect(row).toMatchObject({ icon: { color: 'disabledForeground' }, contextValue: 'sandbox.notReady' });
  });

  it.each([
    ['running', 'sandbox.notReady.alive'],
    ['unknown', 'sandbox.notReady.alive'],
    ['created', 'sandbox.notReady'],
    ['exited', 'sandbox.notReady'],
  ] as const)('tells the menus of a container that is %s in a sandbox that is not ready', (state, contextValue) => {
    const [row] = sandboxRows(
      snapshot({ sandboxes: [sandbox({ state: 'notReady' })], containers: [container({ state })] }),
    );
    expect(row?.contextValue).toBe(contextValue);
  });

  it('folds the earlier attempts at a pod that ended under the last one, with what ran in them', () => {
    const first = sandbox({ id: '1', attempt: 0, state: 'notReady' });
    const second = sandbox({ id: '2', attempt: 1, state: 'notReady' });
    const third = sandbox({ id: '3', attempt: 2 });
    const containers = [
      container({ id: 'c1', sandboxId: '1', state: 'exited' }),
      container({ id: 'c3', sandboxId: '3', attempt: 1 }),
    ];
    const view = new TestView('criExplorer.sandboxes');
    expect(outline(view.rows(snapshot({ sandboxes: [first, second, third], containers })))).toEqual([
      'web-0 | shop · attempt 2 · 3d',
      '  app | attempt 1 · 3d',
      '  2 earlier attempts | web-0',
      '    web-0 | shop · attempt 1 · not ready · 3d',
      '    web-0 | shop · not ready · 3d',
      '      app | exited',
    ]);
    expect(view.counts).toEqual({ shown: 1, total: 1 });
    const filter = parseFilter('state:exited');
    expect(outline(view.rows(snapshot({ sandboxes: [first, second, third], containers }), { filter }))).toEqual([
      'web-0 | shop · attempt 2 · 3d',
      '  1 earlier attempt | web-0',
      '    web-0 | shop · not ready · 3d',
      '      app | exited',
    ]);
    expect(outline(view.rows(snapshot({ sandboxes: [first, second], containers })))).toEqual([
      'web-0 | shop · attempt 1 · not ready · 3d',
      '  1 earlier attempt | web-0',
      '    web-0 | shop · not ready · 3d',
      '      app | exited',
    ]);
  });

  it('draws the last attempt anew when a container of an earlier one changes', () => {
    const sandboxes = [sandbox({ id: '1', state: 'notReady' }), sandbox({ id: '2', attempt: 1 })];
    const view = new TestView('criExplorer.sandboxes');
    const read = (state: 'exited' | 'unknown'): readonly string[] =>
      outline(view.rows(snapshot({ sandboxes, containers: [container({ id: 'c', sandboxId: '1', state })] })));
    expect(read('unknown')).toContain('      app | unknown, 3d');
    expect(read('exited')).toContain('      app | exited');
  });

  it.each([
    ['that is ready', { state: 'ready' }],
    ['of another uid', { uid: 'other' }],
    ['of another name, for an example has one uid for all', { name: 'web-1' }],
  ] as const)('folds no attempt %s', (_, changes) => {
    const sandboxes = [sandbox({ id: '1', state: 'notReady', ...changes }), sandbox({ id: '2', attempt: 1 })];
    expect(sandboxRows(snapshot({ sandboxes })).length).toBe(2);
  });

  it('sorts by namespace, then name, whatever the case', () => {
    const sandboxes = [
      sandbox({ id: '1', namespace: 'b', name: 'a' }),
      sandbox({ id: '2', namespace: 'a', name: 'Web' }),
      sandbox({ id: '3', namespace: 'a', name: 'api', attempt: 0, state: 'notReady' }),
      sandbox({ id: '4', namespace: 'a', name: 'api', attempt: 1 }),
      sandbox({ id: '5', namespace: 'a', name: 'zoo' }),
    ];
    const order = sandboxRows(snapshot({ sandboxes })).map(({ objectId }) => objectId);
    expect(order).toEqual(['4', '2', '5', '1']);
    const reversed = sandboxRows(snapshot({ sandboxes: sandboxes.toReversed() }));
    expect(reversed.map(({ objectId }) => objectId)).toEqual(order);
  });

  it('sorts attempts that are all ready from the newest', () => {
    const sandboxes = [sandbox({ id: '1', attempt: 0 }), sandbox({ id: '2', attempt: 1 })];
    for (const listed of [sandboxes, sandboxes.toReversed()]) {
      expect(sandboxRows(snapshot({ sandboxes: listed })).map(({ objectId }) => objectId)).toEqual(['2', '1']);
    }
  });

  it('shows each container in its state, the newest attempt first, the earlier ones under one row', () => {
    const exit = { code: 1, reason: 'Error', message: '', finishedAtNs: nowNs - 2n * minuteNs };
    const containers = [
      container({ id: 'c0', name: 'crasher', attempt: 0, state: 'exited', exit }),
      container({ id: 'c2', name: 'crasher', attempt: 2 }),
      container({ id: 'c1', name: 'crasher', attempt: 1, state: 'exited', exit }),
      container({ id: 'a', name: 'app', state: 'created', createdAtNs: nowNs - 12n * minuteNs }),
      container({ id: 'd', name: 'done', state: 'exited', exit: { ...exit, code: 0, reason: 'Completed' } }),
      container({ id: 'k', name: 'killed', state: 'exited', exit: { ...exit, code: 137, reason: 'OOMKilled' } }),
      container({ id: 'n', name: 'new', state: 'exited' }),
      container({ id: 'u', name: 'unsure', state: 'unknown' }),
      container({ id: 'x', sandboxId: 'another' }),
    ];
    const rows = sandboxRows(snapshot({ sandboxes: [sandbox()], containers }));
    expect(outline(rows)).toEqual([
      'web-0 | shop · 3d',
      '  app | created, 12m',
      '  crasher | attempt 2 · 3d',
      '  2 earlier attempts | crasher',
      '    crasher | attempt 1 · exited 1, 2m',
      '    crasher | exited 1, 2m',
      '  done | exited 0, 2m',
      '  killed | exited 137, OOMKilled, 2m',
      '  new | exited',
      '  unsure | unknown, 3d',
    ]);
    expect(rows[0]?.expansion).toBe('collapsed');
    expect(rows[0]?.children.map(({ icon }) => icon?.name)).toEqual([
      'circle-outline',
      'debug-start',
      'history',
      'circle-slash',
      'error',
      'circle-slash',
      'question',
    ]);
    expect(rows[0]?.children[2]?.id).toBe('unix:///run/containerd.sock/earlierAttempts/sandbox-1:crasher');
  });

  it('keeps an id while everything else about a container changes', () => {
    const ids = (state: 'created' | 'running'): (string | undefined)[] =>
      sandboxRows(snapshot({ sandboxes: [sandbox()], containers: [container({ state })] })).map(
        (row) => row.children[0]?.id,
      );
    expect(ids('created')).toEqual(ids('running'));
  });

  it('shows hostile and missing names as harmless text', () => {
    const sandboxes = [
      sandbox({ id: '0123456789abcdefgh', name: '', namespace: '' }),
      sandbox({ id: '2', name: 'a\nb\u202e', namespace: '\u001b]0;x\u0007' }),
    ];
    expect(outline(sandboxRows(snapshot({ sandboxes })))).toEqual(
      expect.arrayContaining(['0123456789abc | 3d', 'a b | ]0;x · 3d']),
    );
  });

  it('lists under a pod that only its containers were found in those containers alone', () => {
    const containers = [container(), container({ id: 'c2', name: 'sidecar' })];
    const of = snapshot({ sandboxes: [sandbox(), sandbox({ id: 's2', name: 'other' })], containers });
    expect(outline(sandboxRows(of, { filter: parseFilter('sidecar') }))).toEqual([
      'web-0 | shop · 3d',
      '  sidecar | 3d',
    ]);
    expect(outline(sandboxRows(of, { filter: parseFilter('web') }))).toEqual([
      'web-0 | shop · 3d',
      '  app | 3d',
      '  sidecar | 3d',
    ]);
  });

  it('lists under a pod no container that is not wanted, and no pod that has only such', () => {
    const read = snapshot({
      sandboxes: [sandbox(), sandbox({ id: 's2', name: 'job' }), sandbox({ id: 's3', name: 'bare' })],
      containers: [
        container({ id: '1', name: 'app' }),
        container({ id: '2', name: 'init', state: 'exited' }),
        container({ id: '3', name: 'app', sandboxId: 's2' }),
      ],
    });
    expect(outline(sandboxRows(read, { filter: parseFilter('-state:running') }))).toEqual([
      'bare | shop · 3d',
      'web-0 | shop · 3d',
      '  init | exited',
    ]);
  });

  it('offers to clear a filter that nothing passes, but says no such thing of an empty list', () => {
    const filter = parseFilter('nobody');
    expect(sandboxRows(snapshot({ sandboxes: [sandbox()] }), { filter })).toMatchObject([
      { label: 'Nothing passes the filter: clear it', description: 'nobody', contextValue: 'noMatch' },
    ]);
    expect(sandboxRows(snapshot(), { filter })).toEqual([]);
  });

  it('makes a row anew when one of its containers changes, and no other', () => {
    const view = new TestView('criExplorer.sandboxes');
    const sandboxes = [sandbox(), sandbox({ id: 's2', name: 'z' })];
    const before = view.rows(snapshot({ sandboxes, containers: [container()] }));
    const after = view.rows(snapshot({ sandboxes, containers: [container({ attempt: 1 })] }));
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
  });
});
