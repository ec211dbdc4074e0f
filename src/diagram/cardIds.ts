import type { NamespaceType } from '../contract/layers/namespace.ts';

/**
 * The ids of cards, the same in every screen and from snapshot to snapshot: the details of a card are found by its id
 * alone. What follows the first slash may be hostile text, and is only ever compared.
 */
export const cardIds = {
  kubelet: 'kubelet',
  otherClients: 'otherClients',
  criExplorer: 'criExplorer',
  runtimeService: 'cri/runtime',
  imageService: 'cri/image',
  streamingServer: 'cri/streaming',
  /** The high-level runtime; behind cri-dockerd it is dockerd. */
  runtime: 'runtime',
  criDockerd: 'runtime/cri-dockerd',
  /** Behind dockerd. */
  dockerContainerd: 'runtime/containerd',
  part: (part: RuntimePart) => `part/${part}`,
  /** @param handler the handler's name; empty for the column of sandboxes whose handler is not known */
  handler: (handler: string) => `handler/${handler}`,
  /** Of the sandbox. */
  shim: (sandboxId: string) => `shim/${sandboxId}`,
  /** The shim or conmon of one container. */
  supervisor: (containerId: string) => `supervisor/${containerId}`,
  /** Shims of a column that have no card of their own. */
  moreShims: (handler: string) => `shims/${handler}`,
  unknownShims: (handler: string) => `unknownShims/${handler}`,
  sandbox: (sandboxId: string) => `sandbox/${sandboxId}`,
  pause: (sandboxId: string) => `pause/${sandboxId}`,
  container: (containerId: string) => `container/${containerId}`,
  /** What sandboxes left behind that are not listed any more, and one process of it. */
  orphans: 'orphans',
  orphan: (pid: number) => `orphan/${pid}`,
  hostKernel: 'kernel',
  /** @param owner the handler, or one sandbox's id */
  sentry: (owner: string) => `sentry/${owner}`,
  guestKernel: (owner: string) => `guest/${owner}`,
  unknownKernel: (owner: string) => `unknownKernel/${owner}`,
  namespace: (type: NamespaceType) => `namespace/${type}`,
} as const;

export const runtimeParts = [
  ...(['criPlugin', 'imageStore', 'contentStore', 'snapshotter', 'cni', 'tasks'] as const),
  ...(['storage', 'conmon'] as const),
] as const;

export type RuntimePart = (typeof runtimeParts)[number];
