import { inParallel } from '../common/inParallel.ts';
import { type Container, mayRun } from '../contract/container.ts';
import { unlessNotFound } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { killContainer } from './killContainer.ts';
import { type KubeletReaction, reactionToSandbox } from './kubeletReaction.ts';
import { type Outcome, runOnEach, selectObjects } from './runOnEach.ts';

/** The consequences of stopping or removing a sandbox. */
export interface SandboxEffect {
  readonly sandbox: Sandbox;
  /** All its containers; those that run are killed. */
  readonly containers: readonly Container[];
  readonly kubelet: KubeletReaction;
}

/** What is being done to a sandbox at the moment, for whoever waits. */
export interface SandboxStep {
  readonly sandbox: Sandbox;
  readonly doing: 'stops' | 'removes' | { readonly kills: Container };
}

type TellStep = (step: SandboxStep) => void;

/** Containers of one sandbox that are killed at a time, so that one that hangs does not keep the others alive. */
const killsAtATime = 4;

function sandboxEffect(snapshot: EndpointSnapshot, sandbox: Sandbox): SandboxEffect {
  return {
    sandbox,
    containers: containersOf(snapshot, sandbox),
    kubelet: reactionToSandbox(snapshot, sandbox),
  };
}

function containersOf(snapshot: EndpointSnapshot, { id }: Sandbox): readonly Container[] {
  return [...snapshot.containers.values()].filter(({ sandboxId }) => sandboxId === id);
}

export interface StopSandboxesPlan {
  readonly effects: readonly SandboxEffect[];
}

/** Also of one that is not ready: its containers may run on, as where its pause process was killed alone. */
export function canStopSandbox(snapshot: EndpointSnapshot, sandbox: Sandbox): boolean {
  return sandbox.state === 'ready' || containersOf(snapshot, sandbox).some(mayRun);
}

export function planStopSandboxes(snapshot: EndpointSnapshot, ids: Iterable<string>): StopSandboxesPlan {
  return {
    effects: selectObjects(snapshot.sandboxes, ids)
      .filter((sandbox) => canStopSandbox(snapshot, sandbox))
      .map((sandbox) => sandboxEffect(snapshot, sandbox)),
  };
}

export async function stopSandboxes(
  runtime: RuntimePort,
  { effects }: StopSandboxesPlan,
  signal: AbortSignal,
  tell: TellStep = () => undefined,
): Promise<Outcome<Sandbox>[]> {
  const targets = effects.map(({ sandbox }) => sandbox);
  return runOnEach(targets, (sandbox) => stopSandbox(runtime, sandbox, signal, tell), signal);
}

/**
 * Kills the containers that are there at this moment, each by a call of its own, and then stops the sandbox: what
 * StopPodSandbox alone would do with them differs by runtime, in time and in effect.
 */
async function stopSandbox(runtime: RuntimePort, sandbox: Sandbox, signal: AbortSignal, tell: TellStep): Promise<void> {
  const containers = await runtime.listContainers({ sandboxId: sandbox.id }, { signal });
  const alive = containers.filter(({ state }) => state !== 'exited');
  await inParallel(alive, killsAtATime, async (container) => {
    tell({ sandbox, doing: { kills: container } });
    await killContainer(runtime, container, signal);
  });
  tell({ sandbox, doing: 'stops' });
  await runtime.stopSandbox(sandbox.id, { signal });
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
  tell: TellStep = () => undefined,
): Promise<Outcome<Sandbox>[]> {
  const remove = async (sandbox: Sandbox): Promise<void> => {
    await unlessNotFound(stopSandbox(runtime, sandbox, signal, tell));
    tell({ sandbox, doing: 'removes' });
    await unlessNotFound(runtime.removeSandbox(sandbox.id, { signal }));
  };
  return runOnEach(
    effects.map(({ sandbox }) => sandbox),
    remove,
    signal,
  );
}
