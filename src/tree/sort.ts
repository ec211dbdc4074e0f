import type { Image } from '../contract/image.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { TimestampNs } from '../contract/timestamp.ts';
import { imageLabel, imageTags } from '../words/names.ts';
import { type ShownContainerState, shownContainerState } from '../words/states.ts';
import { containerSince } from '../words/time.ts';
import type { SortOrder } from './choices.ts';
import type { PlacedContainer } from './rows/container.ts';

/** Below every character that a name may have, so that a name comes before those that begin with it. */
const separator = '\u0000';
const maxAttempt = 0xffff_ffff;
const maxTimestampNs = 2n ** 63n - 1n;

/** States that want a look come first. */
const stateRanks: Readonly<Record<ShownContainerState, number>> = {
  orphaned: 0,
  unknown: 1,
  running: 2,
  paused: 3,
  created: 4,
  exited: 5,
};

/** A list is sorted again when it gets another function, so each order has one that stays the same. */
export const sandboxSortKeys: Readonly<Record<SortOrder, (sandbox: Sandbox) => string>> = {
  name: sandboxName,
  age: (sandbox) => joined(newestFirst(sandbox.createdAtNs), sandboxName(sandbox)),
  state: (sandbox) => joined(sandbox.state === 'ready' ? '0' : '1', sandboxName(sandbox)),
};

export const containerSortKeys: Readonly<Record<SortOrder, (placed: PlacedContainer) => string>> = {
  name: containerName,
  age: (placed) => joined(newestFirst(containerSince(placed.container)), containerName(placed)),
  state: (placed) => joined(String(stateRank(placed)), containerName(placed)),
};

/** Images are always sorted by name, those without a tag last. */
export const imageSortKeys: Readonly<Record<SortOrder, (image: Image) => string>> = {
  name: imageName,
  age: imageName,
  state: imageName,
};

export function stateRank({ container, sandbox }: PlacedContainer): number {
  return stateRanks[shownContainerState(container, sandbox)];
}

/** Without regard to case and the same in every locale; names that differ in case only by their code. */
export function nameKey(name: string): string {
  return joined(name.toLowerCase(), name);
}

function sandboxName({ namespace, name, attempt, id }: Sandbox): string {
  return joined(nameKey(namespace), nameKey(name), newestAttemptFirst(attempt), id);
}

function containerName({ container: { name, attempt, id, sandboxId }, sandbox }: PlacedContainer): string {
  const place = sandbox === undefined ? sandboxId : joined(nameKey(sandbox.namespace), nameKey(sandbox.name));
  return joined(nameKey(name), place, newestAttemptFirst(attempt), id);
}

function imageName(image: Image): string {
  return joined(imageTags(image).length === 0 ? '1' : '0', nameKey(imageLabel(image)), image.id);
}

function newestAttemptFirst(attempt: number): string {
  return String(maxAttempt - attempt).padStart(10, '0');
}

/** Last, where it is not known. */
function newestFirst(atNs: TimestampNs | undefined): string {
  return String(maxTimestampNs - (atNs ?? 0n)).padStart(19, '0');
}

function joined(...parts: readonly string[]): string {
  return parts.join(separator);
}
