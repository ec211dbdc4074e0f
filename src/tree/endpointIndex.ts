import type { Disposable } from '../common/disposable.ts';
import type { Container } from '../contract/container.ts';
import type { Image } from '../contract/image.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { imageFinder } from '../images/imageIndex.ts';
import { changedObjectCount, type ChangeSet, mergeChanges } from '../model/store/changeSet.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import type { EndpointStore } from '../model/store/endpointStore.ts';
import type { PlacedContainer } from './rows/container.ts';
import { podKey, SandboxAttempts } from './sandboxAttempts.ts';

/** Ids of objects that look different, because they changed themselves or because what they belong to did. */
export type ObjectIds = Pick<ChangeSet, 'sandboxes' | 'containers' | 'images'>;

type Objects = Pick<EndpointSnapshot, 'sandboxes' | 'containers' | 'images'>;

const none: readonly PlacedContainer[] = [];
/** How many objects are placed in one step: about a millisecond. */
const stepSize = 250;

/**
 * What belongs to what on one endpoint: the containers of each sandbox, and those that use each image. It follows the
 * store by the ids of its changes and never compares whole snapshots, so a change costs the same on a node of any size.
 */
export class EndpointIndex implements Disposable {
  readonly #store: EndpointStore;
  readonly #subscription: Disposable;
  readonly #listeners: ((ids: ObjectIds) => void)[] = [];
  readonly #placed = new Map<string, PlacedContainer>();
  readonly #bySandbox = new Map<string, PlacedContainer[]>();
  readonly #byImage = new Map<string, PlacedContainer[]>();
  readonly #attempts = new SandboxAttempts();
  /** The snapshot of the last change that was noted: the store's may be one further, whose ids are not known yet. */
  #noted: Objects;
  #at: Objects = { sandboxes: new Map(), containers: new Map(), images: new Map() };
  #imageOf: (container: Container) => Image | undefined = () => undefined;
  /** The changes since `#at`, merged; `everything` when they are too many to be worth naming. */
  #pending: ChangeSet | 'everything' | undefined = 'everything';
  /** The catching up that was begun. Whoever looks meanwhile takes it to its end. */
  #work: Iterator<void, void> | undefined;

  constructor(store: EndpointStore) {
    this.#store = store;
    this.#noted = store.snapshot;
    this.#subscription = store.onDidChange((change) => this.#note(change));
  }

  get endpointId(): string {
    return this.#store.snapshot.endpoint.id;
  }

  /** The snapshot that `update` has caught up with. */
  get objects(): Objects {
    return this.#at;
  }

  placed(containerId: string): PlacedContainer | undefined {
    return this.#placed.get(containerId);
  }

  /** Whether a later attempt at the same pod stands for a sandbox. */
  isEarlierAttempt(sandbox: Sandbox): boolean {
    return this.#attempts.isEarlier(sandbox);
  }

  /** The earlier attempts that a sandbox stands for. */
  earlierAttempts(sandbox: Sandbox): readonly Sandbox[] {
    return this.#attempts.earlierThan(sandbox);
  }

  containersOfSandbox(sandboxId: string): readonly PlacedContainer[] {
    return this.#bySandbox.get(sandboxId) ?? none;
  }

  containersOfImage(imageId: string): readonly PlacedContainer[] {
    return this.#byImage.get(imageId) ?? none;
  }

  /** The listener is told by `update`, as long as the index lives. */
  onDidUpdate(listener: (ids: ObjectIds) => void): void {
    this.#listeners.push(listener);
  }

  /** Catches up with the store. To be called before anything is read. */
  update(): void {
    const steps = this.steps();
    while (steps.next().done !== true);
  }

  /** Does the work of `update` in steps. It may be given up after any, and several may do it by turns. */
  *steps(): Generator<void, void> {
    while (this.#work !== undefined || this.#pending !== undefined) {
      this.#work ??= this.#catchUp();
      if (this.#work.next().done === true) {
        this.#work = undefined;
      } else {
        yield;
      }
    }
  }

  /** Whether so much has changed that `update` would take long. */
  get isBehind(): boolean {
    if (this.#work !== undefined || this.#pending === undefined) {
      return this.#work !== undefined;
    }
    const { sandboxes, containers, images } = this.#noted;
    const count =
      this.#pending === 'everything'
        ? sandboxes.size + containers.size + images.size
        : changedObjectCount(this.#pending);
    return count > stepSize;
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** Nobody may look for hours: the ids of objects that come and go meanwhile must not pile up. */
  #note(change: ChangeSet): void {
    this.#noted = this.#store.snapshot;
    if (this.#pending !== 'everything') {
      const merged = this.#pending === undefined ? change : mergeChanges(this.#pending, change);
      const { sandboxes, containers, images } = this.#store.snapshot;
      const isMost = changedObjectCount(merged) > (sandboxes.size + containers.size + images.size) / 4;
      this.#pending = isMost ? 'everything' : merged;
    }
  }

  *#catchUp(): Generator<void, void> {
    const change = this.#pending;
    const now = this.#noted;
    this.#pending = undefined;
    if (change !== undefined) {
      const ids = yield* this.#apply(change === 'everything' ? differences(this.#at, now) : change, now);
      this.#listeners.forEach((listener) => listener(ids));
    }
  }

  *#apply(change: ObjectIds, now: Objects): Generator<void, ObjectIds> {
    const sandboxes = new Set(change.sandboxes);
    const images = new Set(change.images);
    const containers = new Set<string>();
    const pods = new Set<string>();
    const note = ({ id, container: { sandboxId }, image }: PlacedContainer): void => {
      containers.add(id);
      sandboxes.add(sandboxId);
      if (image !== undefined) {
        images.add(image.id);
      }
    };
    yield* inSteps(change.sandboxes, (id) => {
      const [before, after] = [this.#at.sandboxes.get(id), now.sandboxes.get(id)];
      this.#attempts.place(before, after);
      [before, after].forEach((sandbox) => sandbox && pods.add(podKey(sandbox)));
    });
    this.#at = now;
    const changed = new Set(change.containers);
    for (const sandboxId of sandboxes) {
      this.containersOfSandbox(sandboxId).forEach(({ id }) => changed.add(id));
    }
    if (images.size > 0) {
      this.#imageOf = imageFinder(now.images);
      yield;
      // A reference may mean another image now.
      now.containers.forEach((_, id) => changed.add(id));
    }
    yield* inSteps(changed, (id) => this.#place(id, note));
    // One attempt at a pod stands for the others, and has under it what they have.
    for (const id of sandboxes) {
      const sandbox = now.sandboxes.get(id);
      if (sandbox !== undefined) {
        pods.add(podKey(sandbox));
      }
    }
    pods.forEach((key) => [...this.#attempts.idsOf(key)].forEach((id) => sandboxes.add(id)));
    return { sandboxes, containers, images };
  }

  /** Calls `note` with what a container was and what it is, unless nothing of that changed. */
  #place(id: string, note: (placed: PlacedContainer) => void): void {
    const before = this.#placed.get(id);
    const container = this.#at.containers.get(id);
    const sandbox = container && this.#at.sandboxes.get(container.sandboxId);
    const image = container && this.#imageOf(container);
    if (before?.container === container && before?.sandbox === sandbox && before?.image === image) {
      return;
    }
    if (before !== undefined) {
      note(before);
      this.#placed.delete(id);
      drop(this.#bySandbox, before.container.sandboxId, before);
      drop(this.#byImage, before.image?.id, before);
    }
    if (container !== undefined) {
      const placed = { id, container, sandbox, image };
      note(placed);
      this.#placed.set(id, placed);
      add(this.#bySandbox, container.sandboxId, placed);
      add(this.#byImage, image?.id, placed);
    }
  }
}

/** Does the same for each, and gives way after some. */
function* inSteps(ids: ReadonlySet<string>, work: (id: string) => void): Generator<void, void> {
  let count = 0;
  for (const id of ids) {
    work(id);
    count += 1;
    if (count % stepSize === 0) {
      yield;
    }
  }
}

function differences(before: Objects, now: Objects): ObjectIds {
  return {
    sandboxes: differing(before.sandboxes, now.sandboxes),
    containers: differing(before.containers, now.containers),
    images: differing(before.images, now.images),
  };
}

function differing<T>(before: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): ReadonlySet<string> {
  const ids = new Set<string>();
  now.forEach((item, id) => before.get(id) === item || ids.add(id));
  before.forEach((_, id) => now.has(id) || ids.add(id));
  return ids;
}

function add<T>(groups: Map<string, T[]>, key: string | undefined, item: T): void {
  const group = key === undefined ? undefined : groups.get(key);
  if (group !== undefined) {
    group.push(item);
  } else if (key !== undefined) {
    groups.set(key, [item]);
  }
}

function drop<T>(groups: Map<string, T[]>, key: string | undefined, item: T): void {
  const group = key === undefined ? undefined : groups.get(key);
  group?.splice(group.indexOf(item), 1);
  if (key !== undefined && group?.length === 0) {
    groups.delete(key);
  }
}
