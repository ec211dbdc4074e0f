import type { Sandbox } from '../contract/sandbox.ts';

export type SandboxOrigin = 'kubelet' | 'static' | 'manual' | 'debug';

/**
 * Who made a sandbox. The kubelet writes on each pod where it has it from: `api` for the API server, `file` or `http`
 * for a static pod. Without that annotation nobody looks after the sandbox but the one who ran it, and a kubelet would
 * stop it as an orphan. `kubectl debug node/…` labels the pods it makes.
 */
export function sandboxOrigin({ annotations, labels }: Sandbox): SandboxOrigin {
  const source = annotations['kubernetes.io/config.source'];
  if (source === undefined && annotations['kubernetes.io/config.seen'] === undefined) {
    return 'manual';
  }
  if (labels['app.kubernetes.io/managed-by'] === 'kubectl-debug') {
    return 'debug';
  }
  return source === 'file' || source === 'http' ? 'static' : 'kubelet';
}
