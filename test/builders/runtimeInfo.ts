import type { RuntimeInfo } from '../../src/contract/runtime.ts';

/** What containerd 2.1 says of itself. */
export function runtimeInfo(changes: Partial<RuntimeInfo> = {}): RuntimeInfo {
  return {
    version: { name: 'containerd', version: '2.1.9', apiVersion: 'v1' },
    status: {
      conditions: [{ type: 'RuntimeReady', status: true, reason: '', message: '' }],
      handlers: [{ name: '', recursiveReadOnlyMounts: true, userNamespaces: false }],
    },
    imageFilesystems: [],
    ...changes,
  };
}
