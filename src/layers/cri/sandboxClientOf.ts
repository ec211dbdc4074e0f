import type { SandboxClient } from '../../contract/layers/sandbox.ts';
import type { Sandbox } from '../../contract/sandbox.ts';

/**
 * The kubelet writes on each of its pods where it has it from: `api` for the API server, `file` or `http` for a static
 * pod. Labels prove nothing: other clients copy them.
 */
export function sandboxClientOf({ annotations }: Sandbox): SandboxClient {
  const source = annotations['kubernetes.io/config.source'];
  if (source === 'file' || source === 'http') {
    return 'staticPod';
  }
  return source === undefined && annotations['kubernetes.io/config.seen'] === undefined ? 'other' : 'kubelet';
}
