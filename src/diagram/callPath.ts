import { isRecord } from '../common/isRecord.ts';
import type { CallRecord } from '../contract/call.ts';
import type { JsonValue } from '../contract/json.ts';
import type { RuntimePart } from '../runtimes/highLevelRuntime.ts';
import { cardIds } from './cardIds.ts';

/** Where a call's object stands, which the call itself does not say. */
export interface CallPlaces {
  sandboxOf(containerId: string): string | undefined;
  /** The id of the card of the sandbox's handler. */
  handlerCardOf(sandboxId: string): string | undefined;
}

/**
 * The cards that a call passes through, in order. Some of them are of one kind of runtime only, and those that are not
 * drawn light up nowhere.
 */
export function callPath(call: CallRecord, places: CallPlaces): readonly string[] {
  const { service, method } = call;
  const ids = [cardIds.criExplorer, ...servicePath(call), ...objectPath(call, places)];
  const reachesKernel = service.endsWith('.RuntimeService') && kernelMethods.has(method);
  return [...new Set([...ids, ...(reachesKernel ? [cardIds.hostKernel] : [])])];
}

/** CRI's own methods that make the low-level runtime run. */
const lowLevelMethods: ReadonlySet<string> = new Set([
  ...['RunPodSandbox', 'StopPodSandbox', 'RemovePodSandbox'],
  ...['CreateContainer', 'StartContainer', 'StopContainer', 'RemoveContainer', 'UpdateContainerResources'],
  ...['Exec', 'ExecSync', 'CheckpointContainer'],
]);

const kernelMethods: ReadonlySet<string> = new Set(['RunPodSandbox', 'StartContainer', 'ExecSync']);

function servicePath({ service, method }: CallRecord): readonly string[] {
  const runtimes = [cardIds.programInFront, cardIds.runtime, cardIds.programBelow];
  const criRuntimes = [...runtimes, cardIds.part('criPlugin')];
  const name = service.split('.').at(-1) ?? '';
  if (name === 'RuntimeService') {
    const streams = ['Exec', 'Attach', 'PortForward'].includes(method) ? [cardIds.streamingServer] : [];
    return [cardIds.runtimeService, ...streams, ...criRuntimes, ...partsOf(runtimeMethodParts[method])];
  }
  if (name === 'ImageService') {
    return [cardIds.imageService, ...criRuntimes, ...partsOf(imageMethodParts[method] ?? ['imageStore'])];
  }
  return [cardIds.runtime, ...partsOf(containerdParts[name])];
}

function partsOf(parts: readonly RuntimePart[] = []): readonly string[] {
  return parts.map((part) => cardIds.part(part));
}

const files: readonly RuntimePart[] = ['snapshotter', 'storage'];
const holders: readonly RuntimePart[] = ['tasks', 'monitors'];

const runtimeMethodParts: Readonly<Record<string, readonly RuntimePart[]>> = {
  RunPodSandbox: ['cni', ...files, ...holders],
  StopPodSandbox: ['cni', ...holders],
  RemovePodSandbox: files,
  CreateContainer: ['imageStore', ...files],
  RemoveContainer: files,
  StartContainer: holders,
  StopContainer: holders,
  Exec: holders,
  ExecSync: holders,
  Attach: holders,
  GetContainerEvents: ['tasks'],
};

const imageMethodParts: Readonly<Record<string, readonly RuntimePart[]>> = {
  PullImage: ['contentStore', ...files, 'imageStore'],
  RemoveImage: ['imageStore', 'contentStore', ...files],
  ImageFsInfo: files,
};

/** By the last word of the service's name in `containerd.services`. */
const containerdParts: Readonly<Record<string, readonly RuntimePart[]>> = {
  Content: ['contentStore'],
  Snapshots: ['snapshotter'],
  Images: ['imageStore'],
  Tasks: ['tasks'],
  Events: ['tasks'],
};

function objectPath(call: CallRecord, places: CallPlaces): readonly string[] {
  const container = textIn(call.request, 'container_id') ?? textIn(call.response, 'container_id');
  const sandbox =
    textIn(call.request, 'pod_sandbox_id') ??
    textIn(call.response, 'pod_sandbox_id') ??
    (container === undefined ? undefined : places.sandboxOf(container));
  if (!actsOn(call)) {
    return [];
  }
  const handler = textIn(call.request, 'runtime_handler');
  const handlerCard =
    (sandbox === undefined ? undefined : places.handlerCardOf(sandbox)) ??
    (handler === undefined || handler === '' ? undefined : cardIds.handler(handler));
  return [
    ...(sandbox === undefined ? [] : [cardIds.shim(sandbox)]),
    ...(container === undefined ? [] : [cardIds.supervisor(container)]),
    ...(handlerCard !== undefined && lowLevelMethods.has(call.method) ? [handlerCard] : []),
    ...(sandbox === undefined ? [] : [cardIds.sandbox(sandbox)]),
    ...(container === undefined ? [] : [cardIds.container(container)]),
  ];
}

/** A list's filter and an image's settings name objects that the call does not touch. */
function actsOn({ service, method }: CallRecord): boolean {
  return !method.startsWith('List') && !service.endsWith('.ImageService');
}

function textIn(message: JsonValue, field: string): string | undefined {
  const value = isRecord(message) ? message[field] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
