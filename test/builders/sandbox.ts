import type { Sandbox } from '../../src/contract/sandbox.ts';

/** An ordinary pod that a kubelet runs, ready, made at the first moment of 1970. */
export function sandbox(changes: Partial<Sandbox> = {}): Sandbox {
  return {
    id: 'sandbox-1',
    name: 'web-0',
    uid: 'uid-1',
    namespace: 'shop',
    attempt: 0,
    state: 'ready',
    createdAtNs: 0n,
    labels: {},
    annotations: { 'kubernetes.io/config.source': 'api', 'kubernetes.io/config.seen': '1970-01-01T00:00:00Z' },
    runtimeHandler: '',
    ...changes,
  };
}
