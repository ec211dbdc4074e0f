import { describe, expect, it } from 'vitest';
import {
  canStopSandbox,
  planRemoveSandboxes,
  planStopSandboxes,
  removeSandboxes,
  stopSandboxes,
} from '../../../src/actions/sandboxActions.ts';
import type { RuntimePort } from '../../../src/contract/runtime.ts';
import { aContainer, aSandbox, aSnapshot, kubeletSandbox, portOf, rejection } from './fixtures.ts';
import { type LeftAlive, ScriptedRuntime } from './scriptedRuntime.ts';

const never = new AbortController().signal;
const old = aSandbox({ id: 'old', state: 'notReady', annotations: kubeletSandbox });
const current = aSandbox({ id: 'current', attempt: 1, annotations: kubeletSandbox });
const manual = aSandbox({ id: 'manual', uid: 'uid-2' });
const snapshot = aSnapshot({
  sandboxes: [old, current, manual],
  containers: [
    aContainer({ id: 'a', sandboxId: 'current' }),
    aContainer({ id: 'b', sandboxId: 'current', state: 'exited' }),
    aContainer({ id: 'c', sandboxId: 'manual' }),
  ],
});

it('names the containers that go with a sandbox, and what the kubelet will do', () => {
  const { effects } = planRemoveSandboxes(snapshot, ['old', 'current', 'manual']);
  expect(effects.map(({ containers, kubelet }) => [containers.map(({ id }) => id), kubelet])).toEqual([
    [[], 'leavesIt'],
    [['a', 'b'], 'mayReplaceIt'],
    [['c'], 'none'],
  ]);
});

it('stops only sandboxes that are ready', () => {
  expect(planStopSandboxes(snapshot, ['old', 'current']).effects.map(({ sandbox }) => sandbox.id)).toEqual(['current']);
});

it('stops before it removes', async () => {
  const calls: string[] = [];
  const runtime = portOf<RuntimePort>({
    listContainers: () => Promise.resolve([]),
    stopSandbox: (id) => Promise.resolve(void calls.push(`stop ${id}`)),
    removeSandbox: (id) => Promise.resolve(void calls.push(`remove ${id}`)),
  });
  await removeSandboxes(runtime, planRemoveSandboxes(snapshot, ['manual']), never);
  expect(calls).toEqual(['stop manual', 'remove manual']);
});

it('does not remove what could not be stopped', async () => {
  const runtime = portOf<RuntimePort>({
    listContainers: () => Promise.resolve([]),
    stopSandbox: () => Promise.reject(rejection({ reason: 'deadlineExceeded' })),
  });
  const outcomes = await removeSandboxes(runtime, planRemoveSandboxes(snapshot, ['manual']), never);
  expect(outcomes.map(({ status }) => status)).toEqual(['failed']);
});

it('stops each of several', async () => {
  const stopped: string[] = [];
  const runtime = portOf<RuntimePort>({
    listContainers: () => Promise.resolve([]),
    stopSandbox: (id) => Promise.resolve(void stopped.push(id)),
  });
  await stopSandboxes(runtime, planStopSandboxes(snapshot, ['current', 'manual']), never);
  expect(stopped).toEqual(['current', 'manual']);
});

it('stops a sandbox that is not ready while something in it may run', () => {
  const dead = aSandbox({ state: 'notReady' });
  const canStop = (state: 'created' | 'running' | 'exited' | 'unknown'): boolean =>
    canStopSandbox(aSnapshot({ sandboxes: [dead], containers: [aContainer({ state })] }), dead);
  expect([canStop('running'), canStop('unknown'), canStop('created'), canStop('exited')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

describe.each<LeftAlive>(['killsThem', 'waitsForItsDeadline', 'letsThemRun'])(
  'where the runtime %s, of containers that are left to it',
  (leftAlive) => {
    const containers = [
      aContainer({ id: 'app', sandboxId: 'manual' }),
      aContainer({ id: 'made', sandboxId: 'manual', state: 'created' }),
      aContainer({ id: 'lost', sandboxId: 'manual', state: 'unknown' }),
      aContainer({ id: 'done', sandboxId: 'manual', state: 'exited' }),
      aContainer({ id: 'other', sandboxId: 'current' }),
    ];

    it('stopping a sandbox kills its containers at once', async () => {
      const runtime = new ScriptedRuntime(leftAlive, containers);
      const told: unknown[] = [];
      const outcomes = await stopSandboxes(runtime.port, planStopSandboxes(snapshot, ['manual']), never, ({ doing }) =>
        told.push(typeof doing === 'string' ? doing : doing.kills.id),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(['done']);
      expect([...runtime.alive]).toEqual(['other']);
      expect(runtime.calls).toEqual(['stop app in 0 s', 'stop made in 0 s', 'stop lost in 0 s', 'stop manual']);
      expect(told).toEqual(['app', 'made', 'lost', 'stops']);
    });

    it('removing a sandbox kills its containers at once', async () => {
      const runtime = new ScriptedRuntime(leftAlive, containers);
      const outcomes = await removeSandboxes(runtime.port, planRemoveSandboxes(snapshot, ['manual']), never);
      expect(outcomes.map(({ status }) => status)).toEqual(['done']);
      expect([...runtime.alive]).toEqual(['other']);
      expect(runtime.calls.slice(-2)).toEqual(['stop manual', 'remove manual']);
    });

    it('can be cancelled between two containers', async () => {
      const runtime = new ScriptedRuntime(leftAlive, containers);
      const cancel = new AbortController();
      const outcomes = await removeSandboxes(
        runtime.port,
        planRemoveSandboxes(snapshot, ['manual']),
        cancel.signal,
        ({ doing }) => typeof doing === 'object' && doing.kills.id === 'made' && cancel.abort(),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(['cancelled']);
      expect(runtime.calls).toEqual(['stop app in 0 s']);
    });
  },
);
