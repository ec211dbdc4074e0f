import type { NamespaceType } from '../contract/layers/namespace.ts';
import type { RuntimePart } from '../runtimes/highLevelRuntime.ts';

/**
 * Kinds of cards of which a screen may have several. The id of such a card is its kind, a slash, and a key that tells it
 * from the others of its kind.
 */
export type CardKind =
  /** A part of the high-level runtime. */
  | 'part'
  /** A low-level runtime. The key is the handler's name; empty for the column of sandboxes whose handler is not known. */
  | 'handler'
  /** The shim of a sandbox. */
  | 'shim'
  /** The shim or conmon of one container. */
  | 'supervisor'
  /** Shims of a handler's column that have no card of their own, and those that nobody could find. */
  | 'shims'
  | 'unknownShims'
  | 'sandbox'
  /** The process that holds the namespaces of a sandbox. */
  | 'pause'
  | 'container'
  /** Containers of a sandbox that have no card of their own. */
  | 'containers'
  /** A process of the low-level runtime that stays: the sandbox's id, a slash, and the pid. */
  | 'resident'
  /** Such processes of a sandbox that have no card of their own. */
  | 'residents'
  /** A process that a sandbox left behind, by its pid. */
  | 'orphan'
  /** Kernels that serve containers instead of the host's. The key is the handler, or one sandbox's id. */
  | 'sentry'
  | 'guest'
  | 'unknownKernel'
  | 'namespace';

/**
 * The ids of cards, the same in every screen and from snapshot to snapshot: the details of a card are found by its id
 * alone, and a webview keeps ids between sessions. A key may be hostile text, and is only ever compared.
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
  /** The program that speaks CRI for it, and the one that it leaves the running of containers to. */
  programInFront: 'runtime/cri-dockerd',
  programBelow: 'runtime/containerd',
  /** What sandboxes left behind that are not listed any more. */
  orphans: 'orphans',
  hostKernel: 'kernel',
  part: (part: RuntimePart) => idOf('part', part),
  handler: (handler: string) => idOf('handler', handler),
  shim: (sandboxId: string) => idOf('shim', sandboxId),
  supervisor: (containerId: string) => idOf('supervisor', containerId),
  moreShims: (handler: string) => idOf('shims', handler),
  unknownShims: (handler: string) => idOf('unknownShims', handler),
  sandbox: (sandboxId: string) => idOf('sandbox', sandboxId),
  namespaceHolder: (sandboxId: string) => idOf('pause', sandboxId),
  container: (containerId: string) => idOf('container', containerId),
  moreContainers: (sandboxId: string) => idOf('containers', sandboxId),
  runtimeProcess: (sandboxId: string, pid: number) => idOf('resident', `${sandboxId}/${pid}`),
  moreRuntimeProcesses: (sandboxId: string) => idOf('residents', sandboxId),
  orphan: (pid: number) => idOf('orphan', String(pid)),
  ownKernel: (kind: 'sentry' | 'guest' | 'unknownKernel', owner: string) => idOf(kind, owner),
  namespace: (type: NamespaceType) => idOf('namespace', type),
} as const;

/** The ids of groups of sandboxes in the column of a handler: what a person opened is kept by them. */
export const groupIds = {
  namespace: (handler: string, namespace: string) => `group/${handler}/${namespace}`,
  /** The group of all Kubernetes namespaces that have no heading of their own. */
  others: (handler: string) => `otherGroups/${handler}`,
} as const;

/**
 * An id taken apart: `{ kind: 'shim', key: '3fa1c0' }` of `shim/3fa1c0`. `undefined` where it has no kind before its
 * slash; the kind need not be one of `CardKind`, since ids come from a webview's saved state.
 */
export function parseCardId(id: string): { readonly kind: string; readonly key: string } | undefined {
  const slash = id.indexOf('/');
  return slash < 0 ? undefined : { kind: id.slice(0, slash), key: id.slice(slash + 1) };
}

/** Whether the card is a low-level runtime. */
export function isHandlerCard(id: string): boolean {
  return parseCardId(id)?.kind === 'handler';
}

function idOf(kind: CardKind, key: string): string {
  return `${kind}/${key}`;
}
