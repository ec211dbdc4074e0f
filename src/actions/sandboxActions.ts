import type { Container } from '../contract/container.ts';
import { unlessNotFound } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { type KubeletReaction, reactionToSandbox } from './kubeletReaction.ts';
import { type Outcome, runOnEach, selectObjects } from './runOnEach.ts';

/** The consequences of stopping or removing a sandbox. */
export interface SandboxEffect {
  readonly sandbox: Sandbox;
  /** All its containers; those that run are killed. */
  readonly containers: readonly Container[];
  readonly kubelet: KubeletReaction;
}

function sandboxEffect(snapshot: EndpointSnapshot, sandbox: Sandbox): SandboxEffect {
  return {
    sandbox,
    containers: [...snapshot.containers.values()].filter(({ sandboxId }) => sandboxId === sandbox.id),
    kubelet: reactionToSandbox(snapshot, sandbox),
  };
}

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

export interface RemoveSandboxesPlan {
  readonly effects: readonly SandboxEffect[];
}

export function planRemoveSandboxes(snapshot: EndpointSnapshot, ids: Iterable<string>): RemoveSandboxesPlan {
  return { effects: selectObjects(snapshot.sandboxes, ids).map((sandbox) => sandboxEffect(snapshot, sandbox)) };
}

/**
 * Stops each sandbox before it is removed, as the kubelet does: the network is taken down in order, and a runtime that
 * does not remove a running sandbox has no reason to refuse. A sandbox that is gone already counts as removed.
 */
export async function removeSandboxes(
  runtime: RuntimePort,
  { effects }: RemoveSandboxesPlan,
  signal: AbortSignal,
): Promise<Outcome<Sandbox>[]> {
  const remove = async ({ id }: Sandbox): Promise<void> => {
    await unlessNotFound(runtime.stopSandbox(id, { signal }));
    await unlessNotFound(runtime.removeSandbox(id, { signal }));
  };
  return runOnEach(
    effects.map(({ sandbox }) => sandbox),
    remove,
    signal,
  );
}
