import { describe, expect, it } from 'vitest';
import {
  planRemoveContainers,
  planStopContainers,
  removeContainers,
  startContainers,
  startObstacle,
  stopContainers,
} from '../../../src/actions/containerActions.ts';
import type { Container } from '../../../src/contract/container.ts';
import type { RuntimePort } from '../../../src/contract/runtime.ts';
import { aContainer, aSandbox, aSnapshot, kubeletContainer, portOf, rejection } from './fixtures.ts';
import { type LeftAlive, ScriptedRuntime } from './scriptedRuntime.ts';

const never = new AbortController().signal;

describe('what the kubelet does about a container', () => {
  const older = aContainer({ id: 'old', attempt: 3, state: 'exited', annotations: kubeletContainer });
  const newer = aContainer({ id: 'new', attempt: 4, annotations: kubeletContainer });
  const manual = aContainer({ id: 'manual', name: 'other' });
  const snapshot = aSnapshot({ sandboxes: [aSandbox()], containers: [older, newer, manual] });

  it('replaces the newest attempt, leaves older ones, and has nothing to do with others', () => {
    const { removals } = planRemoveContainers(snapshot, ['old', 'new', 'manual']);
    expect(removals.map(({ kubelet }) => kubelet)).toEqual(['leavesIt', 'replacesIt', 'none']);
    expect(removals.map(({ killed }) => killed)).toEqual(['no', 'yes', 'yes']);
  });

  describe('without telling more than CRI does', () => {
    const inPod = { annotations: kubeletContainer };
    const ended = (code: number): Partial<Container> => ({
      ...inPod,
      state: 'exited',
      exit: { code, reason: '', message: '' },
    });
    const reactions = (containers: readonly Container[], state: 'ready' | 'notReady' = 'ready') => {
      const pod = aSnapshot({ sandboxes: [aSandbox({ state })], containers });
      const ids = containers.map(({ id }) => id);
      return {
        removed: planRemoveContainers(pod, ids).removals.map(({ kubelet }) => kubelet),
        stopped: planStopContainers(pod, ids, 0).stops.map(({ kubelet }) => kubelet),
      };
    };
    const app = aContainer({ id: 'app', name: 'app', ...inPod });

    it('says that a removed one runs again: its record is gone, so the restart policy does not count', () => {
      expect(reactions([app]).removed).toEqual(['replacesIt']);
      expect(reactions([app, aContainer({ id: 'failed', name: 'failed', ...ended(3) })]).removed).toEqual([
        'replacesIt',
        'replacesIt',
      ]);
    });

    it('leaves it to the restart policy whether a stopped one runs again', () => {
      expect(reactions([app]).stopped).toEqual(['mayReplaceIt']);
    });

    it('does not know whether one that ended well beside others was an init container', () => {
      const done = aContainer({ id: 'done', name: 'init', ...ended(0) });
      expect(reactions([app, done]).removed).toEqual(['replacesIt', 'mayReplaceIt']);
    });

    it('does not know how one ended whose status is not read yet', () => {
      const unread = aContainer({ id: 'unread', name: 'init', ...inPod, state: 'exited' });
      expect(reactions([app, unread]).removed).toEqual(['replacesIt', 'mayReplaceIt']);
    });

    it('does not know whether a pod of which all has ended is to run again', () => {
      const all = [aContainer({ id: 'a', name: 'a', ...ended(1) }), aContainer({ id: 'b', name: 'b', ...ended(0) })];
      expect(reactions(all).removed).toEqual(['mayReplaceIt', 'mayReplaceIt']);
    });

    it('does not know what becomes of a pod whose sandbox is not ready', () => {
      expect(reactions([app], 'notReady').removed).toEqual(['mayReplaceIt']);
    });
  });

  it('leaves the containers of a sandbox that has been replaced', () => {
    const replaced = aSnapshot({
      sandboxes: [aSandbox({ state: 'notReady' }), aSandbox({ id: 'sandbox-2', attempt: 1 })],
      containers: [newer],
    });
    expect(planRemoveContainers(replaced, ['new']).removals[0]?.kubelet).toBe('leavesIt');
  });
});

describe('stopping', () => {
  const states = ['created', 'running', 'exited', 'unknown'] as const;
  const snapshot = aSnapshot({ containers: states.map((state) => aContainer({ id: state, state })) });

  it('plans only what has something to stop', () => {
    const { stops } = planStopContainers(snapshot, states, 5);
    expect(stops.map(({ container }) => container.id)).toEqual(['running', 'unknown']);
  });

  it('hands on the grace period', async () => {
    const calls: [string, number][] = [];
    const runtime = portOf<RuntimePort>({
      stopContainer: (id, gracePeriodS) => {
        calls.push([id, gracePeriodS]);
        return Promise.resolve();
      },
    });
    await stopContainers(runtime, planStopContainers(snapshot, ['running'], 5), never);
    expect(calls).toEqual([['running', 5]]);
  });
});

describe('starting', () => {
  it('is for created containers only', () => {
    const snapshot = aSnapshot({ sandboxes: [aSandbox()] });
    const obstacle = (state: 'created' | 'running' | 'exited' | 'unknown'): string | undefined =>
      startObstacle(snapshot, aContainer({ state }));
    expect(obstacle('created')).toBeUndefined();
    expect([obstacle('running'), obstacle('exited'), obstacle('unknown')]).toEqual(['running', 'exited', 'unknown']);
  });

  it('needs a ready sandbox', () => {
    const snapshot = aSnapshot({ sandboxes: [aSandbox({ state: 'notReady' })] });
    expect(startObstacle(snapshot, aContainer({ state: 'created' }))).toBe('sandboxNotReady');
  });

  it('starts each', async () => {
    const started: string[] = [];
    const runtime = portOf<RuntimePort>({
      startContainer: (id) => {
        started.push(id);
        return Promise.resolve();
      },
    });
    await startContainers(runtime, [aContainer({ id: 'a' }), aContainer({ id: 'b' })], never);
    expect(started).toEqual(['a', 'b']);
  });
});

it('counts a container that went by itself as removed', async () => {
  const gone = (): Promise<never> => Promise.reject(rejection({ reason: 'notFound' }));
  const runtime = portOf<RuntimePort>({ stopContainer: gone, removeContainer: gone });
  const plan = planRemoveContainers(aSnapshot({ containers: [aContainer()] }), ['container-1']);
  expect((await removeContainers(runtime, plan, never)).map(({ status }) => status)).toEqual(['done']);
});

describe.each<LeftAlive>(['killsThem', 'waitsForItsDeadline', 'letsThemRun'])(
  'removing containers where the runtime %s, if they still run',
  (leftAlive) => {
    const states = ['created', 'running', 'exited', 'unknown'] as const;
    const containers = states.map((state) => aContainer({ id: state, state }));

    it('kills each at once first', async () => {
      const runtime = new ScriptedRuntime(leftAlive, containers);
      const plan = planRemoveContainers(aSnapshot({ containers }), states);
      expect(plan.removals.map(({ killed }) => killed)).toEqual(['no', 'yes', 'no', 'perhaps']);
      const outcomes = await removeContainers(runtime.port, plan, never);
      expect(outcomes.map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done']);
      expect(runtime.alive.size).toBe(0);
      expect(runtime.calls.filter((call) => call.startsWith('stop')).sort()).toEqual([
        'stop created in 0 s',
        'stop running in 0 s',
        'stop unknown in 0 s',
      ]);
    });
  },
);
