import type { Container } from '../contract/container.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { type KubeletReaction, reactionToSandbox } from './kubeletReaction.ts';

/** What stopping or removing a sandbox means for what is in it. */
export interface SandboxEffect {
  readonly sandbox: Sandbox;
  /** All its containers; those that run are killed. */
  readonly containers: readonly Container[];
  readonly kubelet: KubeletReaction;
}

export function sandboxEffect(snapshot: EndpointSnapshot, sandbox: Sandbox): SandboxEffect {
  return {
    sandbox,
    containers: [...snapshot.containers.values()].filter(({ sandboxId }) => sandboxId === sandbox.id),
    kubelet: reactionToSandbox(snapshot, sandbox),
  };
}
