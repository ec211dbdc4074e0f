import { expect, it } from 'vitest';
import {
  planRemoveSandboxes,
  planStopSandboxes,
  removeSandboxes,
  stopSandboxes,
} from '../../../src/actions/sandboxActions.ts';
import type { RuntimePort } from '../../../src/contract/runtime.ts';
import { aContainer, aSandbox, aSnapshot, kubeletSandbox, portOf, rejection } from './fixtures.ts';

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
    [['a', 'b'], 'replacesIt'],
    [['c'], 'none'],
  ]);
});

it('stops only sandboxes that are ready', () => {
  expect(planStopSandboxes(snapshot, ['old', 'current']).effects.map(({ sandbox }) => sandbox.id)).toEqual(['current']);
});

it('stops before it removes', async () => {
  const calls: string[] = [];
  const runtime = portOf<RuntimePort>({
    stopSandbox: (id) => Promise.resolve(void calls.push(`stop ${id}`)),
    removeSandbox: (id) => Promise.resolve(void calls.push(`remove ${id}`)),
  });
  await removeSandboxes(runtime, planRemoveSandboxes(snapshot, ['manual']), never);
  expect(calls).toEqual(['stop manual', 'remove manual']);
});

it('does not remove what could not be stopped', async () => {
  const runtime = portOf<RuntimePort>({ stopSandbox: () => Promise.reject(rejection({ reason: 'deadlineExceeded' })) });
  const outcomes = await removeSandboxes(runtime, planRemoveSandboxes(snapshot, ['manual']), never);
  expect(outcomes.map(({ status }) => status)).toEqual(['failed']);
});

it('stops each of several', async () => {
  const stopped: string[] = [];
  const runtime = portOf<RuntimePort>({ stopSandbox: (id) => Promise.resolve(void stopped.push(id)) });
  await stopSandboxes(runtime, planStopSandboxes(snapshot, ['current', 'manual']), never);
  expect(stopped).toEqual(['current', 'manual']);
});
