import type { Sandbox } from '../contract/sandbox.ts';
import type { PodSandbox__Output } from '../rpc/generated/types/runtime/v1/PodSandbox.ts';

export function sandboxRecord(wire: PodSandbox__Output): Sandbox {
  return {
    id: wire.id,
    name: wire.metadata?.name ?? '',
    uid: wire.metadata?.uid ?? '',
    namespace: wire.metadata?.namespace ?? '',
    attempt: wire.metadata?.attempt ?? 0,
    state: wire.state === 'SANDBOX_READY' ? 'ready' : 'notReady',
    createdAtNs: BigInt(wire.created_at),
    labels: wire.labels,
    annotations: wire.annotations,
    runtimeHandler: wire.runtime_handler,
  };
}
