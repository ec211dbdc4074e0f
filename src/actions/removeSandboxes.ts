import type { RuntimePort } from '../contract/runtime.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { ignoreNotFound } from './ignoreNotFound.ts';
import { type Outcome, runOnEach } from './runOnEach.ts';
import { type SandboxEffect, sandboxEffect } from './sandboxEffect.ts';
import { selectObjects } from './selectObjects.ts';

export interface RemoveSandboxesPlan {
  readonly effects: readonly SandboxEffect[];
}

export function planRemoveSandboxes(snapshot: EndpointSnapshot, ids: Iterable<string>): RemoveSandboxesPlan {
  return { effects: selectObjects(snapshot.sandboxes, ids).map((sandbox) => sandboxEffect(snapshot, sandbox)) };
}

/**
 * Stops each sandbox before it is removed, as the kubelet does: the network is taken down in order, and a runtime that
 * does not remove a running sandbox gets no reason to refuse.
 */
export async function removeSandboxes(
  runtime: RuntimePort,
  { effects }: RemoveSandboxesPlan,
  signal: AbortSignal,
): Promise<Outcome<Sandbox>[]> {
  const remove = async ({ id }: Sandbox): Promise<void> => {
    await ignoreNotFound(runtime.stopSandbox(id, { signal }));
    await ignoreNotFound(runtime.removeSandbox(id, { signal }));
  };
  return runOnEach(
    effects.map(({ sandbox }) => sandbox),
    remove,
    signal,
  );
}
