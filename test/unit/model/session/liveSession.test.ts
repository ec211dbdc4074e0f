import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CriError, type CriFailure } from '../../../../src/contract/failure.ts';
import { LiveSession } from '../../../../src/model/session/liveSession.ts';
import { emptyCallHistory } from '../../../../src/model/session/unusableSession.ts';
import { container } from '../../../builders/container.ts';
import { image } from '../../../builders/image.ts';
import { runtimeInfo } from '../../../builders/runtimeInfo.ts';
import { sandbox } from '../../../builders/sandbox.ts';
import { endpoint } from '../../../builders/snapshot.ts';
import { ScriptedNode } from './scriptedNode.ts';

const refreshIntervalMs = 10_000;
const heal = 60_000;
const absent: CriFailure = { reason: 'socketAbsent', path: '/run/containerd.sock' };
const refused: CriFailure = { reason: 'connectionRefused', target: 'unix:///run/containerd.sock' };

let node: ScriptedNode;
let session: LiveSession;
let socketChanged: (replaced?: boolean) => void;
const stopWatching = vi.fn();
const disposeCalls = vi.fn();
const log = vi.fn<(message: string) => void>();
const unhandled = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  process.on('unhandledRejection', unhandled);
  node = new ScriptedNode();
  session = new LiveSession({
    endpoint: endpoint(),
    client: node.client,
    calls: { ...emptyCallHistory, dispose: disposeCalls },
    watchSocket: (onChange) => {
      socketChanged = (replaced = false) => onChange(replaced);
      return { dispose: stopWatching };
    },
    refreshIntervalMs: () => refreshIntervalMs,
    pullTimeoutMs: () => 60_000,
    readSpacingMs: 0,
    now: () => Date.now(),
    log,
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  session.dispose();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
  // Rejections that nobody took are told after the microtasks.
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
  vi.clearAllMocks();
});

/** Lets all that needs no time happen. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const after = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const readings = (): number => node.count('listSandboxes');
const connection = (): unknown => session.store.snapshot.connection;

async function live(): Promise<void> {
  session.setVisible(true);
  await settle();
  expect(connection()).toEqual({ phase: 'live' });
}

describe('reading', () => {
  it('reads nothing while nothing is visible', async () => {
    await after(10 * refreshIntervalMs);
    socketChanged();
    await settle();
    expect(node.calls).toEqual([]);
    expect(connection()).toEqual({ phase: 'connecting' });
  });

  it('reads at once when made visible', async () => {
    node.sandboxes = [sandbox({ id: 's' })];
    await live();
    expect(session.store.snapshot).toMatchObject({ loaded: true, runtime: { version: { name: 'containerd' } } });
    expect([...session.store.snapshot.sandboxes.keys()]).toEqual(['s']);
    expect(readings()).toBe(1);
  });

  it('reads again at the interval while it is visible, slower while nothing happens, and only then', async () => {
    await live();
    await after(refreshIntervalMs - 1);
    expect(readings()).toBe(1);
    await after(1);
    expect(readings()).toBe(2);
    await after(1.5 * refreshIntervalMs - 1);
    expect(readings()).toBe(2);
    await after(1);
    node.sandboxes = [sandbox()];
    await after(1.5 * refreshIntervalMs);
    expect(readings()).toBe(4);
    session.setVisible(false);
    await after(10 * refreshIntervalMs);
    expect(readings()).toBe(4);
    session.setVisible(true);
    await settle();
    expect(readings()).toBe(5);
  });

  it('counts the interval from the end of a reading', async () => {
    const release = node.hold('listSandboxes');
    session.setVisible(true);
    await after(3 * refreshIntervalMs);
    expect(readings()).toBe(1);
    release();
    await after(refreshIntervalMs - 1);
    expect(readings()).toBe(1);
    await after(1);
    expect(readings()).toBe(2);
  });

  it('does not go on when hidden in the middle of a reading', async () => {
    const release = node.hold('listSandboxes');
    session.setVisible(true);
    await settle();
    session.setVisible(false);
    release();
    await after(10 * refreshIntervalMs);
    expect(readings()).toBe(1);
    expect(session.store.snapshot.loaded).toBe(true);
  });

  it('asks for the runtime itself every minute or so only, and with every refresh', async () => {
    await live();
    await after(5 * refreshIntervalMs);
    expect(node.count('status')).toBe(1);
    await after(3 * refreshIntervalMs);
    expect(node.count('status')).toBe(2);
    await session.refresh();
    expect(node.count('status')).toBe(3);
  });

  it('has the handlers of sandboxes that only their statuses tell', async () => {
    node.sandboxes = [sandbox({ id: 'named' }), sandbox({ id: 'default' })];
    node.handlers.set('named', 'crun');
    await live();
    const shown = [...session.store.snapshot.sandboxes.values()];
    expect(shown.map(({ id, runtimeHandler }) => [id, runtimeHandler])).toEqual([
      ['named', 'crun'],
      ['default', ''],
    ]);
  });

  it('does without what an old runtime has not', async () => {
    node.failures.set('cgroupDriver', { reason: 'unimplemented', method: 'RuntimeConfig' });
    node.failures.set('imageFilesystems', { reason: 'rejected', method: 'ImageFsInfo', code: 'UNKNOWN', detail: '' });
    node.failures.set('listImages', { reason: 'criNotServed', target: '' });
    await live();
    expect(session.store.snapshot.runtime).toMatchObject({ imageFilesystems: [] });
    expect(session.store.snapshot.runtime).not.toHaveProperty('cgroupDriver');
  });

  it('says that the image lists are failing when they are not just missing', async () => {
    node.failures.set('listImages', refused);
    session.setVisible(true);
    await settle();
    expect(connection()).toEqual({ phase: 'failed', failure: refused });
  });
});

describe('hiding and showing', () => {
  it('reads nothing once hidden, and calls no events switched off that were not waited for', async () => {
    node.hasCriEvents = true;
    session.setVisible(true);
    await after(100);
    session.setVisible(false);
    await after(1_000);
    expect(readings()).toBe(0);
    expect(session.store.snapshot.source).toEqual({ kind: 'polling', why: 'notAsked' });
  });

  it('leaves the wait before the next attempt to those who follow now', async () => {
    // The first look hangs, is hidden, and fails only when those who look again are waiting for their next attempt.
    const release = node.hold('isServed');
    const ignoringItsSignal = vi.spyOn(node.client.containerd, 'isServed').mockImplementationOnce(async () => {
      await new Promise<void>((resolve) => setTimeout(resolve, 20_010));
      throw new Error('too late');
    });
    session.setVisible(true);
    await settle();
    session.setVisible(false);
    release();
    node.failure = absent;
    session.setVisible(true);
    await after(20_011);
    expect(ignoringItsSignal.mock.calls.length).toBeGreaterThan(5);
    node.failure = undefined;
    socketChanged();
    await settle();
    expect(connection()).toEqual({ phase: 'live' });
  });

  it('follows once, however often it was toggled', async () => {
    node.isContainerd = true;
    const release = node.hold('isServed');
    for (let times = 0; times < 5; times += 1) {
      session.setVisible(true);
      await settle();
      session.setVisible(false);
    }
    session.setVisible(true);
    release();
    await settle();
    expect(node.count('containerdEvents')).toBe(1);
    expect(readings()).toBe(1);
  });
});

describe('refresh', () => {
  it('reads without being visible, and does not go on by itself', async () => {
    await session.refresh();
    expect(session.store.snapshot.loaded).toBe(true);
    await after(10 * refreshIntervalMs);
    expect(readings()).toBe(1);
  });

  it('reads once more when asked during a reading, which may have missed the cause', async () => {
    const release = node.hold('listSandboxes');
    session.setVisible(true);
    await settle();
    let done = false;
    const refreshed = session.refresh().then(() => {
      done = true;
    });
    node.sandboxes = [sandbox({ id: 'late' })];
    await settle();
    expect(done).toBe(false);
    release();
    await refreshed;
    expect(readings()).toBe(2);
    expect([...session.store.snapshot.sandboxes.keys()]).toEqual(['late']);
  });

  it('asks once more for the runtime too', async () => {
    const release = node.hold('status');
    session.setVisible(true);
    await settle();
    const refreshed = session.refresh();
    release();
    await refreshed;
    expect(node.count('status')).toBe(2);
  });

  it('reads once more however often it was asked during one reading', async () => {
    const release = node.hold('listSandboxes');
    session.setVisible(true);
    await settle();
    const refreshed = Promise.all([session.refresh(), session.refresh(), session.refresh()]);
    release();
    await refreshed;
    expect(readings()).toBe(2);
  });

  it('resolves when the endpoint fails, and the store says why', async () => {
    node.failure = absent;
    await session.refresh();
    expect(connection()).toEqual({ phase: 'failed', failure: absent });
  });

  it('connects anew when the last reading failed, so that no back-off stands in the way', async () => {
    await session.refresh();
    expect(node.client.reconnect).not.toHaveBeenCalled();
    node.failure = absent;
    await session.refresh();
    expect(node.client.reconnect).not.toHaveBeenCalled();
    node.failure = undefined;
    await session.refresh();
    expect(node.client.reconnect).toHaveBeenCalledOnce();
    expect(connection()).toEqual({ phase: 'live' });
  });
});

describe('failing', () => {
  it('tries again with growing waits, up to a cap, until it is live', async () => {
    node.failure = absent;
    session.setVisible(true);
    await settle();
    const waits: number[] = [];
    const attempts = (): number => node.count('isServed');
    for (let seen = attempts(), at = Date.now(); waits.length < 8;) {
      await after(5);
      if (attempts() > seen) {
        waits.push(Date.now() - at);
        at = Date.now();
        seen = attempts();
      }
    }
    // Each between half and all of its step, as seen by looking every 5 ms.
    [100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000].forEach((stepMs, index) => {
      expect(waits[index]).toBeGreaterThanOrEqual(stepMs / 2);
      expect(waits[index]).toBeLessThanOrEqual(stepMs + 5);
    });
    node.failure = undefined;
    await after(5_000);
    expect(connection()).toEqual({ phase: 'live' });
    // Now the interval counts from here, and the waits are short again.
    await session.refresh();
    node.failure = absent;
    await after(2 * refreshIntervalMs);
    const before = attempts();
    await vi.waitFor(() => expect(connection()).toMatchObject({ phase: 'stale' }));
    await after(10_000);
    expect(attempts()).toBeGreaterThan(before);
  });

  it('asks for a list that is too much only once a minute', async () => {
    node.failure = {
      reason: 'messageTooLarge',
      method: 'ListContainers',
      detail: '',
      limit: { of: 'items', most: 50_000 },
    };
    session.setVisible(true);
    await settle();
    const asked = node.count('isServed');
    await after(heal - 1);
    expect(node.count('isServed')).toBe(asked);
    await after(1);
    expect(node.count('isServed')).toBe(asked + 1);
  });

  it('keeps the rows, and says since when nobody answers', async () => {
    node.sandboxes = [sandbox({ id: 's' })];
    await live();
    node.failure = refused;
    await after(refreshIntervalMs);
    const lostAtMs = Date.now();
    expect(connection()).toEqual({ phase: 'stale', failure: refused, lostAtMs });
    await after(60_000);
    expect(connection()).toEqual({ phase: 'stale', failure: refused, lostAtMs });
    expect([...session.store.snapshot.sandboxes.keys()]).toEqual(['s']);
    expect(session.store.snapshot.runtime).toBeDefined();
  });

  it('asks who answers when the runtime is back, since it may be another', async () => {
    await live();
    node.failure = refused;
    await after(refreshIntervalMs);
    const asked = node.count('status');
    node.failure = undefined;
    await after(1_000);
    expect(connection()).toEqual({ phase: 'live' });
    expect(node.count('status')).toBeGreaterThan(asked);
  });

  it('calls nothing live before all was read anew and events are heard, whatever single thing was asked for', async () => {
    node.isContainerd = true;
    node.containers = [container({ id: 'a' }), container({ id: 'b' })];
    await live();
    node.send({ kind: 'container', id: 'a' });
    await settle();
    // What the event spoke of is read once more in a while; by then the waits between attempts are longer.
    node.failures.set('isServed', refused);
    node.endEvents({ reason: 'runtimeRestarted', method: 'Subscribe' });
    await settle();
    expect(connection()).toMatchObject({ phase: 'stale' });
    node.containers = [container({ id: 'a' })];
    await after(5_000);
    // Its rows are as they are now, but nothing keeps them so.
    expect([...session.store.snapshot.containers.keys()]).toEqual(['a']);
    expect(connection()).toMatchObject({ phase: 'stale' });
    node.failures.delete('isServed');
    await after(5_000);
    expect(connection()).toEqual({ phase: 'live' });
  });

  it('takes another connection when this one no longer answers', async () => {
    await live();
    node.failure = { reason: 'deadlineExceeded', method: 'ListContainers', deadlineMs: 5_000 };
    await after(refreshIntervalMs);
    expect(node.client.reconnect).toHaveBeenCalledOnce();
    expect(connection()).toMatchObject({ phase: 'stale' });
  });

  it('takes no other connection when the runtime itself gave up, or passes on that another was not reached', async () => {
    await live();
    node.failure = { reason: 'gaveUp', method: 'ListContainers', detail: 'context deadline exceeded' };
    await after(refreshIntervalMs);
    expect(connection()).toMatchObject({ phase: 'stale', failure: { reason: 'gaveUp' } });
    node.failure = { reason: 'rejected', method: 'ListContainers', code: 'UNAVAILABLE', detail: 'ttrpc: closed' };
    await after(refreshIntervalMs);
    expect(node.client.reconnect).not.toHaveBeenCalled();
  });

  it('says even of an error that is no CriError what it is', async () => {
    vi.spyOn(node.client.runtime, 'listSandboxes').mockRejectedValue(new TypeError('broken'));
    await session.refresh();
    expect(connection()).toMatchObject({
      phase: 'failed',
      failure: { reason: 'clientFailed', detail: 'TypeError: broken' },
    });
  });

  it('does not take a listener that throws for an endpoint that fails', async () => {
    const surfaced = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => undefined);
    session.store.onDidChange(() => {
      throw new Error('a view broke');
    });
    await live();
    expect(surfaced).toHaveBeenCalled();
  });
});

describe('the socket', () => {
  it('is connected to and read from at once when it changed while the endpoint failed', async () => {
    node.failure = absent;
    session.setVisible(true);
    await after(20_000);
    const before = readings();
    node.failure = undefined;
    socketChanged();
    await settle();
    expect(node.client.reconnect).toHaveBeenCalledOnce();
    expect(readings()).toBe(before + 1);
    expect(connection()).toEqual({ phase: 'live' });
  });

  it('is read from at once, over the connection there is, when it changed while all was well', async () => {
    await live();
    socketChanged();
    await settle();
    expect(readings()).toBe(2);
    expect(node.client.reconnect).not.toHaveBeenCalled();
  });

  it('is connected to anew when it was replaced under a connection that stands, which is no outage', async () => {
    node.isContainerd = true;
    await live();
    const connections = vi.fn();
    session.store.onDidChange((change) => {
      if (change.connection) {
        connections(connection());
      }
    });
    node.client.reconnect.mockImplementation(() => {
      node.endEvents({ reason: 'runtimeRestarted', method: 'Subscribe' });
      node.sandboxes = [sandbox({ id: 'of the new one' })];
    });
    socketChanged(true);
    await after(100);
    expect(node.client.reconnect).toHaveBeenCalledOnce();
    expect(node.count('containerdEvents')).toBe(2);
    expect([...session.store.snapshot.sandboxes.keys()]).toEqual(['of the new one']);
    expect(connections).not.toHaveBeenCalled();
    expect(log.mock.calls.map(([line]) => line)).toEqual([
      expect.stringContaining('live'),
      expect.stringContaining('the socket was replaced'),
    ]);
  });

  it('has the reading asked anew that was under way when it was replaced, for the old one may never answer', async () => {
    await live();
    const release = node.hold('listSandboxes');
    socketChanged();
    await settle();
    node.client.reconnect.mockImplementation(release);
    node.sandboxes = [sandbox({ id: 'of the new one' })];
    socketChanged(true);
    await settle();
    expect(node.cancelled).toContain('listSandboxes');
    expect([...session.store.snapshot.sandboxes.keys()]).toEqual(['of the new one']);
    expect(connection()).toEqual({ phase: 'live' });
    expect(log).toHaveBeenCalledTimes(2);
  });

  it('is connected to anew also when it was replaced while nothing was visible, and not asked then', async () => {
    await live();
    session.setVisible(false);
    await settle();
    node.calls.length = 0;
    socketChanged(true);
    await after(heal);
    expect(node.client.reconnect).toHaveBeenCalledOnce();
    expect(node.calls).toEqual([]);
  });

  it('shortens the waits again when it changed and nobody answers yet', async () => {
    node.failure = absent;
    session.setVisible(true);
    await after(20_000);
    node.failure = refused;
    socketChanged();
    await settle();
    node.failure = undefined;
    await after(500);
    expect(connection()).toEqual({ phase: 'live' });
  });

  it('is not lost on a reading under way', async () => {
    const release = node.hold('listSandboxes');
    session.setVisible(true);
    await settle();
    socketChanged();
    release();
    await settle();
    expect(readings()).toBe(2);
  });
});

describe('events', () => {
  beforeEach(() => {
    node.isContainerd = true;
    node.containers = [container({ id: 'a' }), container({ id: 'b' })];
  });

  it("are containerd's own where it is containerd: CRI's would be taken from others on 1.7", async () => {
    node.hasCriEvents = true;
    await live();
    expect(session.store.snapshot.source).toEqual({ kind: 'containerdEvents' });
    expect(node.calls).not.toContain('criEvents');
  });

  it("are CRI's elsewhere, and polling is what remains", async () => {
    node.isContainerd = false;
    node.hasCriEvents = true;
    session.setVisible(true);
    await after(1_000);
    expect(session.store.snapshot.source).toEqual({ kind: 'criEvents' });
    session.setVisible(false);
    node.hasCriEvents = false;
    session.setVisible(true);
    await after(1_000);
    expect(session.store.snapshot.source).toEqual({ kind: 'polling', why: 'unimplemented' });
  });

  it.each([
    [true, 'Subscribe'],
    [false, 'GetContainerEvents'],
  ])('are named by their own call when the server ends them (containerd: %s)', async (isContainerd, method) => {
    node.isContainerd = isContainerd;
    node.hasCriEvents = true;
    session.setVisible(true);
    await after(1_000);
    node.endEvents();
    await vi.waitFor(() => expect(connection()).toMatchObject({ failure: { reason: 'runtimeRestarted', method } }), {
      interval: 1,
    });
  });

  it('of a slow server that has none are not taken for events that are yet to come', async () => {
    node.isContainerd = false;
    vi.spyOn(node.client.criEvents, 'subscribe').mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      throw new CriError({ reason: 'unimplemented', method: 'GetContainerEvents' });
    });
    const version = vi.spyOn(node.client.runtime, 'version').mockImplementationOnce(async () => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      return runtimeInfo().version;
    });
    session.setVisible(true);
    await after(2_000);
    expect(version).toHaveBeenCalled();
    expect(session.store.snapshot.source).toEqual({ kind: 'polling', why: 'unimplemented' });
    expect(connection()).toEqual({ phase: 'live' });
    expect(log).toHaveBeenCalledOnce();
  });

  it('are subscribed to before the lists are read, so that none falls between', async () => {
    await live();
    expect(node.calls.indexOf('containerdEvents')).toBeLessThan(node.calls.indexOf('listContainers'));
  });

  it('have the object read that they speak of, and nothing else', async () => {
    await live();
    const changes = vi.fn();
    session.store.onDidChange(changes);
    node.calls.length = 0;
    node.containers = [container({ id: 'a', state: 'created' }), container({ id: 'b', name: 'unseen' })];
    node.send({ kind: 'container', id: 'a' });
    await settle();
    expect(node.calls).toEqual(['listContainers']);
    expect(session.store.snapshot.containers.get('a')?.state).toBe('created');
    expect(session.store.snapshot.containers.get('b')?.name).not.toBe('unseen');
    expect(changes).toHaveBeenCalledOnce();
  });

  it('are followed also where tasks are not to be had, of which only the word paused comes', async () => {
    node.failures.set('taskState', { reason: 'rejected', method: 'Get', code: 'UNKNOWN', detail: 'ttrpc: closed' });
    await live();
    expect([...session.store.snapshot.containers.keys()]).toEqual(['a', 'b']);
  });

  it('tell that a container was paused, which CRI does not', async () => {
    await live();
    node.paused.add('a');
    node.send({ kind: 'task', id: 'a' });
    await after(10);
    expect(session.store.snapshot.containers.get('a')).toMatchObject({ state: 'running', paused: true });
    node.paused.clear();
    node.send({ kind: 'task', id: 'a' });
    await after(10);
    expect(session.store.snapshot.containers.get('a')).not.toHaveProperty('paused');
  });

  it('of an object that is gone remove it, and of one that never was make no row', async () => {
    await live();
    node.containers = [container({ id: 'b' })];
    node.send({ kind: 'task', id: 'a' });
    node.send({ kind: 'task', id: 'of old' });
    await after(100);
    expect([...session.store.snapshot.containers.keys()]).toEqual(['b']);
    expect(session.store.snapshot.sandboxes.size).toBe(0);
  });

  it('are trusted for a while only: everything is read anew all the same', async () => {
    await live();
    node.containers = [];
    await after(heal - 1);
    expect(session.store.snapshot.containers.size).toBe(2);
    await after(1);
    expect(session.store.snapshot.containers.size).toBe(0);
  });

  it('cost no call at rest but that and a sign of life every 15 s', async () => {
    await live();
    node.calls.length = 0;
    await after(heal - 1);
    expect(node.calls).toEqual(['version', 'version', 'version']);
  });

  it('need no sign of life where the server has just answered', async () => {
    await live();
    await after(14_000);
    node.send({ kind: 'container', id: 'a' });
    await after(1_000);
    node.calls.length = 0;
    await after(14_000);
    expect(node.calls).toEqual([]);
    await after(3_000);
    expect(node.calls).toEqual(['version']);
  });

  it('of a server that hangs are found out though nobody asks it anything', async () => {
    await live();
    node.failures.set('version', { reason: 'deadlineExceeded', method: 'Version', deadlineMs: 10_000 });
    await after(15_000);
    expect(connection()).toMatchObject({ phase: 'stale', failure: { reason: 'deadlineExceeded' } });
    expect(node.client.reconnect).toHaveBeenCalled();
  });

  it('after an outage may be lacking, so the lists are read every few seconds for a while', async () => {
    await live();
    node.endEvents({ reason: 'runtimeRestarted', method: 'Subscribe' });
    await after(1_000);
    expect(connection()).toEqual({ phase: 'live' });
    const before = readings();
    node.sandboxes = [sandbox({ id: 'ghost' })];
    await after(3_000);
    expect([...session.store.snapshot.sandboxes.keys()]).toEqual(['ghost']);
    node.sandboxes = [];
    await after(3_000);
    expect(session.store.snapshot.sandboxes.size).toBe(0);
    await after(24_000);
    expect(readings() - before).toBeGreaterThanOrEqual(9);
    const settled = readings();
    await after(heal / 3);
    expect(readings()).toBe(settled);
  });

  it('are not to be expected of a sandbox that is not ready and has no containers: it alone is asked for', async () => {
    node.sandboxes = [
      sandbox({ id: 'ghost', state: 'notReady' }),
      sandbox({ id: 'stopped', state: 'notReady' }),
      sandbox({ id: 'ready' }),
    ];
    node.containers = [container({ id: 'a', sandboxId: 'stopped', state: 'created' })];
    await live();
    const list = vi.spyOn(node.client.runtime, 'listSandboxes');
    await after(3_000);
    expect(list.mock.calls.map(([filter]) => filter)).toEqual([{ id: 'ghost' }]);
    node.sandboxes = node.sandboxes.filter(({ id }) => id !== 'ghost');
    await after(3_000);
    expect([...session.store.snapshot.sandboxes.keys()]).toEqual(['stopped', 'ready']);
    list.mockClear();
    await after(9_000);
    expect(list).not.toHaveBeenCalled();
  });

  describe("of CRI's", () => {
    const at = (): { readonly atMs: number } => ({ atMs: Date.now() });
    beforeEach(async () => {
      node.isContainerd = false;
      node.hasCriEvents = true;
      session.setVisible(true);
      await after(1_000);
      expect(session.store.snapshot.source).toEqual({ kind: 'criEvents' });
    });

    it('do not tell everything: the lists are read at the interval besides', async () => {
      node.images = [image({ id: 'pulled' })];
      node.sandboxes = [sandbox({ id: 'new' })];
      await after(refreshIntervalMs);
      expect([...session.store.snapshot.images.keys()]).toEqual(['pulled']);
      expect([...session.store.snapshot.sandboxes.keys()]).toEqual(['new']);
    });

    it('are given up when they come faster than they are read, for the runtime holds up others meanwhile', async () => {
      node.send({ kind: 'container', id: 'a', ...at() });
      await settle();
      const subscriptions = node.count('criEvents');
      const late = { kind: 'container', id: 'a', atMs: Date.now() - 3_001 } as const;
      node.containers = [];
      node.send(late);
      node.send(late);
      await settle();
      expect(session.store.snapshot.source).toEqual({ kind: 'polling', why: 'fallenBehind' });
      expect(node.unsubscribed).toBe(1);
      // What the events that were given up told of is in the lists.
      expect(session.store.snapshot.containers.size).toBe(0);
      expect(connection()).toEqual({ phase: 'live' });
      await after(heal / 2);
      expect(node.count('criEvents')).toBe(subscriptions);
      // When the lists have kept up for a minute, events are tried again.
      await after(heal);
      expect(node.count('criEvents')).toBe(subscriptions + 1);
      expect(session.store.snapshot.source).toEqual({ kind: 'criEvents' });
      expect(log).toHaveBeenCalledOnce();
    });

    it('that were kept for the first who asks are no lag, nor is another clock', async () => {
      for (let ageMs = 3_600_000; ageMs > 0; ageMs -= 60_000) {
        node.send({ kind: 'container', id: 'a', atMs: Date.now() - ageMs - 86_400_000 });
      }
      await settle();
      expect(session.store.snapshot.source).toEqual({ kind: 'criEvents' });
    });
  });

  it('that break off make the rows stale, and the endpoint is followed anew', async () => {
    await live();
    node.failure = { reason: 'runtimeRestarted', method: 'Version' };
    node.endEvents({ reason: 'runtimeRestarted', method: 'Subscribe' });
    await settle();
    expect(connection()).toMatchObject({ phase: 'stale' });
    expect(session.store.snapshot.containers.size).toBe(2);
    node.failure = undefined;
    await after(5_000);
    expect(connection()).toEqual({ phase: 'live' });
    expect(node.count('containerdEvents')).toBe(2);
  });

  it('that a server ends without an error are not asked for in a loop', async () => {
    await live();
    node.endEvents();
    // Half of the first wait is the least.
    await after(49);
    expect(node.count('containerdEvents')).toBe(1);
    await after(5_000);
    expect(node.count('containerdEvents')).toBe(2);
  });

  it('that a server ends again and again are asked for less and less often', async () => {
    const subscribe = vi.spyOn(node.client.containerd, 'subscribe').mockResolvedValue();
    session.setVisible(true);
    await after(heal);
    // Eight waits up to the cap of 5 s, the shortest half as long as their step, and then one in at least 2.5 s.
    expect(subscribe.mock.calls.length).toBeLessThan(35);
    expect(session.store.snapshot.loaded).toBe(true);
  });

  it('that broke off after a good while are subscribed to again soon', async () => {
    node.failure = absent;
    session.setVisible(true);
    await after(heal);
    node.failure = undefined;
    await after(30_000);
    node.endEvents({ reason: 'runtimeRestarted', method: 'Subscribe' });
    await after(110);
    expect(node.count('containerdEvents')).toBe(2);
  });

  it('end with the connection that a refresh gives up, which is no failure of its own', async () => {
    await live();
    node.client.reconnect.mockImplementation(() => node.endEvents({ reason: 'runtimeRestarted', method: 'Subscribe' }));
    node.failures.set('listContainers', refused);
    const release = node.hold('listSandboxes');
    await after(heal);
    // It is stale now; the next attempt gets its subscription, and waits for the list.
    release();
    await settle();
    expect(connection()).toMatchObject({ phase: 'stale', failure: refused });
    node.failures.clear();
    const again = node.hold('listSandboxes');
    await after(1_000);
    expect(node.count('containerdEvents')).toBe(2);
    const connections = vi.fn();
    session.store.onDidChange((change) => {
      if (change.connection) {
        connections(connection());
      }
    });
    const refreshed = session.refresh();
    again();
    await refreshed;
    await after(1_000);
    expect(connections.mock.calls).toEqual([[{ phase: 'live' }]]);
    expect(node.count('containerdEvents')).toBe(3);
  });

  it('of a churning client keep nobody waiting who asks for a reading, nor the heal', async () => {
    node.listMs = 200;
    session.setVisible(true);
    await after(1_000);
    const churn = setInterval(() => node.send({ kind: 'task', id: 'a' }), 100);
    await after(1_050);
    node.images = [image({ id: 'pulled' })];
    let isDone = false;
    void session.refresh().then(() => (isDone = true));
    await after(2 * node.listMs);
    expect(isDone).toBe(true);
    expect([...session.store.snapshot.images.keys()]).toEqual(['pulled']);
    node.images = [];
    await after(heal);
    expect(session.store.snapshot.images.size).toBe(0);
    clearInterval(churn);
    await after(1_000);
  });

  it('of a flood make one failure of the reading that they share', async () => {
    await live();
    node.hold('listContainers');
    node.failures.set('listSandboxes', { reason: 'deadlineExceeded', method: 'ListPodSandbox', deadlineMs: 10_000 });
    for (let count = 0; count < 10; count += 1) {
      node.send({ kind: 'task', id: 'a' });
    }
    await settle();
    expect(connection()).toMatchObject({ phase: 'stale' });
    expect(node.client.reconnect).toHaveBeenCalledOnce();
  });

  it('are not listened to while nothing is visible, which is no outage', async () => {
    await live();
    session.setVisible(false);
    await after(heal * 2);
    expect(connection()).toEqual({ phase: 'live' });
    expect(log).toHaveBeenCalledOnce();
  });
});

describe('how containers ended', () => {
  const exit = { code: 3, reason: 'Error', message: '' };

  it('is asked once for each, and kept', async () => {
    node.containers = [container({ id: 'dead', state: 'exited' }), container({ id: 'alive' })];
    node.exits.set('dead', exit);
    await live();
    expect(session.store.snapshot.containers.get('dead')).toMatchObject({ exit });
    expect(session.store.snapshot.containers.get('alive')).not.toHaveProperty('exit');
    await after(3 * refreshIntervalMs);
    // One question for each of the two.
    expect(node.count('containerLife')).toBe(2);
    expect(session.store.snapshot.containers.get('dead')).toMatchObject({ exit });
  });

  it('makes no event when it is known already', async () => {
    node.containers = [container({ id: 'dead', state: 'exited' })];
    node.exits.set('dead', exit);
    await live();
    const changed = vi.fn();
    session.store.onDidChange(changed);
    await after(2 * refreshIntervalMs);
    expect(changed).not.toHaveBeenCalled();
  });

  it('is not asked again where it is not to be had, until the container changes', async () => {
    node.containers = Array.from({ length: 40 }, (_, index) => container({ id: `c${index}`, state: 'exited' }));
    await live();
    expect(node.count('containerLife')).toBe(40);
    await after(3 * refreshIntervalMs);
    await session.refresh();
    expect(node.count('containerLife')).toBe(40);
    node.containers = node.containers.map((known) =>
      known.id === 'c7' ? { ...known, labels: { new: 'yes' } } : known,
    );
    node.exits.set('c7', exit);
    await session.refresh();
    expect(node.count('containerLife')).toBe(41);
    expect(session.store.snapshot.containers.get('c7')).toMatchObject({ exit });
  });

  it('is asked for again of another server, which may know more', async () => {
    node.containers = [container({ id: 'dead', state: 'exited' })];
    await live();
    await session.refresh();
    expect(node.count('containerLife')).toBe(1);
    node.exits.set('dead', exit);
    socketChanged(true);
    await after(1_000);
    expect(session.store.snapshot.containers.get('dead')).toMatchObject({ exit });
  });

  it('comes with when they started, which is asked once of each that runs', async () => {
    node.containers = [container({ id: 'a' }), container({ id: 'b', state: 'created' }), container({ id: 'untold' })];
    node.starts.set('a', 7n);
    await live();
    expect(node.count('containerLife')).toBe(2);
    expect(session.store.snapshot.containers.get('a')).toMatchObject({ startedAtNs: 7n });
    await session.refresh();
    expect(node.count('containerLife')).toBe(2);
    node.starts.set('b', 9n);
    node.containers = node.containers.map((one) => (one.id === 'b' ? container({ id: 'b' }) : one));
    await session.refresh();
    expect(node.count('containerLife')).toBe(3);
    expect(session.store.snapshot.containers.get('b')).toMatchObject({ startedAtNs: 9n });
    node.exits.set('a', exit);
    node.containers = node.containers.map((one) => (one.id === 'a' ? { ...one, state: 'exited' } : one));
    await session.refresh();
    expect(session.store.snapshot.containers.get('a')).toMatchObject({ startedAtNs: 7n, exit });
  });

  it('is asked of no more than 200 that run after one list', async () => {
    node.containers = Array.from({ length: 300 }, (_, index) => container({ id: `c${index}` }));
    node.containers.forEach(({ id }) => node.starts.set(id, 7n));
    await live();
    expect(node.count('containerLife')).toBe(200);
    await session.refresh();
    expect(node.count('containerLife')).toBe(300);
  });

  it('is forgotten of one that runs again, and asked anew', async () => {
    node.containers = [container({ id: 'c', state: 'exited' })];
    node.exits.set('c', exit);
    await live();
    node.containers = [container({ id: 'c', state: 'running' })];
    await after(refreshIntervalMs);
    expect(session.store.snapshot.containers.get('c')).not.toHaveProperty('exit');
    node.containers = [container({ id: 'c', state: 'exited' })];
    node.exits.set('c', { ...exit, code: 4 });
    await after(refreshIntervalMs);
    expect(session.store.snapshot.containers.get('c')).toMatchObject({ exit: { code: 4 } });
  });

  it.each<CriFailure>([
    { reason: 'notFound', method: 'ContainerStatus', detail: '' },
    { reason: 'rejected', method: 'ContainerStatus', code: 'UNKNOWN', detail: '' },
    { reason: 'rejected', method: 'ContainerStatus', code: 'UNAVAILABLE', detail: 'ttrpc: closed' },
    { reason: 'gaveUp', method: 'ContainerStatus', detail: 'context deadline exceeded' },
    { reason: 'unimplemented', method: 'ContainerStatus' },
    { reason: 'messageTooLarge', method: 'ContainerStatus', detail: '', limit: { of: 'values', most: 50_000 } },
    { reason: 'clientFailed', method: 'ContainerStatus', detail: 'invalid wire type' },
  ])('stays open when the status is $reason', async (failure) => {
    node.containers = [container({ id: 'dead', state: 'exited' })];
    node.failures.set('containerLife', failure);
    await live();
    expect(session.store.snapshot.containers.get('dead')).not.toHaveProperty('exit');
    expect(connection()).toEqual({ phase: 'live' });
    node.failures.clear();
    node.exits.set('dead', exit);
    // A runtime that gave up is asked again with all that is read once a minute.
    await after(heal + refreshIntervalMs);
    const known = session.store.snapshot.containers.get('dead')?.exit;
    expect(known).toEqual(failure.reason === 'gaveUp' ? exit : undefined);
  });

  it('does not keep the lists from being shown', async () => {
    const release = node.hold('containerLife');
    node.containers = [container({ id: 'dead', state: 'exited' })];
    await live();
    expect([...session.store.snapshot.containers.keys()]).toEqual(['dead']);
    release();
  });
});

describe('a pull', () => {
  const neverAborted = new AbortController().signal;

  it('shows in the store while it is under way, and what it brought afterwards', async () => {
    const release = node.hold('pullImage');
    const pulled = session.pull('nginx:1', neverAborted);
    expect(session.store.snapshot.pulls).toEqual([{ reference: 'nginx:1', startedAtMs: Date.now() }]);
    release();
    expect(await pulled).toBe('pulled nginx:1');
    expect(session.store.snapshot.pulls).toEqual([]);
    expect(node.count('listImages')).toBe(1);
  });

  it('goes from the store when it fails, and fails', async () => {
    node.failures.set('pullImage', { reason: 'rejected', method: 'PullImage', code: 'UNKNOWN', detail: 'denied' });
    await expect(session.pull('nginx:1', neverAborted)).rejects.toMatchObject({ failure: { detail: 'denied' } });
    expect(session.store.snapshot.pulls).toEqual([]);
  });

  it('is cancelled by its signal', async () => {
    node.hold('pullImage');
    const cancel = new AbortController();
    const pulled = session.pull('nginx:1', cancel.signal);
    cancel.abort();
    await expect(pulled).rejects.toMatchObject({ failure: { reason: 'cancelled' } });
    expect(session.store.snapshot.pulls).toEqual([]);
  });

  it('is cancelled at once where the runtime hangs', async () => {
    node.hold('pullImage');
    const release = node.hold('listSandboxes');
    const cancel = new AbortController();
    const pulled = session.pull('nginx:1', cancel.signal);
    cancel.abort();
    await expect(pulled).rejects.toMatchObject({ failure: { reason: 'cancelled' } });
    release();
    await settle();
  });
});

describe('the log', () => {
  it('has one line when an outage begins and one when it is over', async () => {
    node.failure = absent;
    session.setVisible(true);
    await after(20_000);
    node.failure = refused;
    await after(20_000);
    node.failure = undefined;
    await after(5 * refreshIntervalMs);
    expect(log.mock.calls.map(([line]) => line)).toEqual([
      'containerd: {"reason":"socketAbsent","path":"/run/containerd.sock"}',
      expect.stringMatching(
        /^containerd: live after 4\d\.\d s of socketAbsent, connectionRefused \(containerd 2\.1\.9, polling\)$/,
      ),
    ]);
  });
});

describe('dispose', () => {
  it('ends the timer, the watch and the client', async () => {
    await live();
    session.dispose();
    expect(stopWatching).toHaveBeenCalledOnce();
    expect(node.client.dispose).toHaveBeenCalledOnce();
    expect(disposeCalls).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
    await after(10 * refreshIntervalMs);
    expect(readings()).toBe(1);
  });

  it.each(['listSandboxes', 'status', 'containerLife'])(
    'ends %s that is under way, and says nothing',
    async (method) => {
      node.containers = [container({ state: 'exited' })];
      node.hold(method);
      session.setVisible(true);
      await settle();
      const queued = session.refresh();
      const before = session.store.snapshot;
      log.mockClear();
      session.dispose();
      await queued;
      expect(node.cancelled).toEqual([method]);
      expect(session.store.snapshot).toBe(before);
      expect(log).not.toHaveBeenCalled();
      expect(readings()).toBe(1);
    },
  );

  it('shows nothing of an answer that comes all the same', async () => {
    let answer: (() => void) | undefined;
    vi.spyOn(node.client.runtime, 'listSandboxes').mockReturnValue(
      new Promise((resolve) => {
        answer = () => resolve([]);
      }),
    );
    session.setVisible(true);
    await settle();
    session.dispose();
    answer?.();
    await settle();
    expect(session.store.snapshot.loaded).toBe(false);
    expect(log).not.toHaveBeenCalled();
  });

  it('leaves nothing to be done by what is asked later', async () => {
    node.failure = absent;
    await session.refresh();
    session.dispose();
    const before = node.calls.length;
    session.setVisible(true);
    socketChanged();
    await session.refresh();
    await settle();
    expect(node.calls).toHaveLength(before);
    expect(node.client.reconnect).not.toHaveBeenCalled();
  });
});
