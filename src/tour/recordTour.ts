import { randomUUID } from 'node:crypto';
import type { CallHistory, CallRecord } from '../contract/call.ts';
import type { ImagePort } from '../contract/image.ts';
import type { LayersSnapshot, LayersSource } from '../contract/layers/snapshot.ts';
import {
  type RecordedStep,
  tourFormatVersion,
  type TourRecording,
  type TourStepKind,
} from '../contract/layers/tour.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { SandboxSpec } from '../contract/sandbox.ts';
import { layersShowing } from './layersShowing.ts';
import { TourImage } from './tourImage.ts';

export interface TourOptions {
  readonly runtime: RuntimePort;
  readonly images: ImagePort;
  readonly calls: CallHistory;
  /** Visible, so that it follows. */
  readonly layers: LayersSource;
  /** Has `sleep` and `echo`; pulled, and removed again at the end where it was not there before. */
  readonly image: string;
  /** Empty: the runtime's default. */
  readonly runtimeHandler: string;
  readonly now: () => number;
  /** How long the picture may take to show what a step has done. */
  readonly settleMs: number;
  readonly onStep: (kind: TourStepKind) => void;
  readonly signal: AbortSignal;
}

/**
 * Pulls, runs, uses and removes a container on the node, and records each step: its calls and the layers after it.
 * Whatever happens, what it made is removed.
 *
 * @throws CriError of the step that failed, or of the cancellation; the clean-up is done by then
 */
export async function recordTour(options: TourOptions): Promise<TourRecording> {
  const watch = options.calls.watch();
  try {
    return await new TourRecorder(options).record();
  } finally {
    watch.dispose();
  }
}

class TourRecorder {
  readonly #options: TourOptions;
  readonly #steps: RecordedStep[] = [];
  readonly #image: TourImage;
  /** The pod's uid: what was begun is found by it, also where nobody told its id. */
  readonly #uid = randomUUID();
  #sandboxId: string | undefined;
  #containerId: string | undefined;

  constructor(options: TourOptions) {
    this.#options = options;
    this.#image = new TourImage(options.images, options.image);
  }

  async record(): Promise<TourRecording> {
    const { runtime, layers, image, now } = this.#options;
    const recordedAtMs = now();
    const { name, version } = await runtime.version();
    await this.#readLayers();
    const { images, blobs, snapshots, tasks } = layers.snapshot.node.runtime;
    try {
      await this.#run();
    } finally {
      layers.setDetailed([]);
      // What failed is told already, or nothing is left to do by now.
      await this.#cleanUp().catch(() => undefined);
    }
    return {
      formatVersion: tourFormatVersion,
      runtime: `${name} ${version}`,
      recordedAtMs,
      image,
      before: { images, blobs, snapshots, tasks },
      sandboxId: this.#sandboxId ?? '',
      steps: this.#steps,
    };
  }

  async #run(): Promise<void> {
    const { runtime, layers, image, signal, runtimeHandler } = this.#options;
    const spec: SandboxSpec = {
      name: 'cri-explorer-tour',
      uid: this.#uid,
      namespace: 'default',
      hostname: 'tour',
      labels: { 'cri-explorer/tour': 'true' },
      runtimeHandler,
    };
    await this.#step(
      'pull',
      () => true,
      () => this.#image.pull(signal),
    );
    await this.#step(
      'runSandbox',
      (shown) => shown.sandboxes.some((one) => one.sandbox.id === this.#sandboxId),
      async () => {
        this.#sandboxId = await runtime.runSandbox(spec, { signal });
        layers.setDetailed([this.#sandboxId]);
      },
    );
    const sandboxId = this.#sandboxId ?? '';
    await this.#step(
      'create',
      (shown) => this.#containerIs(shown, 'created'),
      async () => {
        const container = { name: 'tour', image, command: ['sleep', '600'] };
        this.#containerId = await runtime.createContainer(sandboxId, container, spec, { signal });
      },
    );
    const containerId = this.#containerId ?? '';
    await this.#step(
      'start',
      (shown) => this.#containerIs(shown, 'running'),
      () => runtime.startContainer(containerId, { signal }),
    );
    await this.#step(
      'exec',
      () => true,
      () => runtime.execSync(containerId, ['echo', 'hello from inside'], 10, { signal }),
    );
    // `sleep` as the first process of its PID namespace ignores SIGTERM: the grace period passes whole.
    await this.#step(
      'stop',
      (shown) => this.#containerIs(shown, 'exited'),
      () => runtime.stopContainer(containerId, 1, { signal }),
    );
    await this.#step(
      'remove',
      (shown) => !shown.sandboxes.some(({ sandbox }) => sandbox.id === sandboxId),
      () => this.#cleanUp(),
    );
  }

  /** Reads the layers too, until they show what the step has done, and all that is counted before the next one. */
  async #step(
    kind: TourStepKind,
    shows: (snapshot: LayersSnapshot) => boolean,
    run: () => Promise<unknown>,
  ): Promise<void> {
    const { calls, layers, now, onStep, settleMs, signal } = this.#options;
    onStep(kind);
    const startedAtMs = now();
    await run();
    const endedAtMs = now();
    await layersShowing(layers, shows, { timeoutMs: settleMs, signal });
    await this.#readLayers();
    this.#steps.push({
      kind,
      startedAtMs,
      endedAtMs,
      calls: callsOfStep(kind, calls.records, startedAtMs),
      layers: cutLayers(layers.snapshot, this.#sandboxId),
    });
  }

  /** What cannot be read is left out of the picture, as above. */
  async #readLayers(): Promise<void> {
    await this.#options.layers.readNow().catch(() => undefined);
  }

  #containerIs({ sandboxes }: LayersSnapshot, state: string): boolean {
    return sandboxes
      .flatMap(({ containers }) => containers)
      .some(({ container, pid }) => {
        const isRead = pid.known || pid.reason.why !== 'notReadYet';
        return container.id === this.#containerId && container.state === state && isRead;
      });
  }

  /** Also of a sandbox whose making was cancelled: the runtime may have made it all the same. */
  async #sandboxIds(): Promise<readonly string[]> {
    const listed = await this.#options.runtime.listSandboxes();
    return listed.filter(({ uid }) => uid === this.#uid).map(({ id }) => id);
  }

  /**
   * Not part of what can be cancelled. Each of the calls is content with what is gone already.
   *
   * @throws CriError, the first of those that failed, after all was tried
   */
  async #cleanUp(): Promise<void> {
    const { runtime } = this.#options;
    const failures: unknown[] = [];
    const attempt = <T>(call: Promise<T>): Promise<T | undefined> =>
      call.catch((error: unknown) => void failures.push(error));
    for (const id of (await attempt(this.#sandboxIds())) ?? [this.#sandboxId ?? []].flat()) {
      for (const container of (await attempt(runtime.listContainers({ sandboxId: id }))) ?? []) {
        // Left to the next calls, CRI-O would wait until their deadlines before it kills it.
        if (container.state !== 'exited') {
          await attempt(runtime.stopContainer(container.id, 0));
        }
        await attempt(runtime.removeContainer(container.id));
      }
      await attempt(runtime.stopSandbox(id));
      await attempt(runtime.removeSandbox(id));
    }
    await attempt(this.#image.remove());
    if (failures.length > 0) {
      throw failures[0];
    }
  }
}

/** What each step calls; the readings that the views make at the same time are no part of the tour. */
const methods: Readonly<Record<TourStepKind, readonly string[]>> = {
  pull: ['ImageStatus', 'PullImage'],
  runSandbox: ['RunPodSandbox'],
  create: ['CreateContainer'],
  start: ['StartContainer'],
  exec: ['ExecSync'],
  stop: ['StopContainer'],
  remove: ['RemoveContainer', 'StopPodSandbox', 'RemovePodSandbox', 'RemoveImage'],
};

/** The calls of a step among all that were recorded, those that began while it was under way. */
export function callsOfStep(
  kind: TourStepKind,
  records: readonly CallRecord[],
  startedAtMs: number,
): readonly CallRecord[] {
  return records.filter(
    ({ service, method, startedAtMs: at }) =>
      service.startsWith('runtime.v1.') && methods[kind].includes(method) && at >= startedAtMs,
  );
}

/** The layers with the tour's sandbox alone: what else runs on a node is nobody's business later. */
function cutLayers(snapshot: LayersSnapshot, sandboxId: string | undefined): LayersSnapshot {
  return {
    ...snapshot,
    node: { ...snapshot.node, orphans: { known: true, value: [], source: { from: 'design', of: 'the recording' } } },
    sandboxes: snapshot.sandboxes.filter(({ sandbox }) => sandbox.id === sandboxId),
  };
}
