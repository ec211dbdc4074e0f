import { describe, expect, it } from 'vitest';
import {
  planRemoveContainers,
  planStopContainers,
  removeContainers,
  startContainers,
  startObstacle,
  stopContainers,
} from '../../../src/actions/containerActions.ts';
import type { RuntimePort } from '../../../src/contract/runtime.ts';
import { aContainer, aSandbox, aSnapshot, kubeletContainer, portOf, rejection } from './fixtures.ts';

const never = new AbortController().signal;

describe('what the kubelet does about a container', () => {
  const older = aContainer({ id: 'old', attempt: 3, state: 'exited', annotations: kubeletContainer });
  const newer = aContainer({ id: 'new', attempt: 4, annotations: kubeletContainer });
  const manual = aContainer({ id: 'manual', name: 'other' });
  const snapshot = aSnapshot({ sandboxes: [aSandbox()], containers: [older, newer, manual] });

  it('replaces the newest attempt, leaves older ones, and has nothing to do with others', () => {
    const { removals } = planRemoveContainers(snapshot, ['old', 'new', 'manual']);
    expect(removals.map(({ kubelet }) => kubelet)).toEqual(['leavesIt', 'replacesIt', 'none']);
    expect(removals.map(({ killed }) => killed)).toEqual([false, true, true]);
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
  const runtime = portOf<RuntimePort>({ removeContainer: () => Promise.reject(rejection({ reason: 'notFound' })) });
  const plan = planRemoveContainers(aSnapshot({ containers: [aContainer()] }), ['container-1']);
  expect((await removeContainers(runtime, plan, never)).map(({ status }) => status)).toEqual(['done']);
});
