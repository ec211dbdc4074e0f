import type { RuntimePort } from '../contract/runtime.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { type Outcome, runOnEach } from './runOnEach.ts';
import { type SandboxEffect, sandboxEffect } from './sandboxEffect.ts';
import { selectObjects } from './selectObjects.ts';

export interface StopSandboxesPlan {
  readonly effects: readonly SandboxEffect[];
}

export function planStopSandboxes(snapshot: EndpointSnapshot, ids: Iterable<string>): StopSandboxesPlan {
  return {
    effects: selectObjects(snapshot.sandboxes, ids)
      .filter(({ state }) => state === 'ready')
      .map((sandbox) => sandboxEffect(snapshot, sandbox)),
  };
}

export async function stopSandboxes(
  runtime: RuntimePort,
  { effects }: StopSandboxesPlan,
  signal: AbortSignal,
): Promise<Outcome<Sandbox>[]> {
  const targets = effects.map(({ sandbox }) => sandbox);
  return runOnEach(targets, ({ id }) => runtime.stopSandbox(id, { signal }), signal);
}
