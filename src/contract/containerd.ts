import type { CallOptions } from './call.ts';
import type { PullProgress } from './image.ts';
import type { EventPort } from './runtime.ts';

/** One snapshot of a chain. */
export interface ContainerdLayer {
  readonly key: string;
  readonly kind: 'active' | 'committed' | 'view';
  /** Unpacked, of this snapshot alone. */
  readonly bytes: number;
  readonly inodes: number;
}

export interface StoreSize {
  readonly count: number;
  readonly bytes: number;
}

export type TaskState = 'created' | 'running' | 'stopped' | 'paused' | 'pausing' | 'unknown';

export interface Task {
  /** The container's id, or the sandbox's for its pause process. */
  readonly id: string;
  readonly pid: number;
  readonly state: TaskState;
}

/**
 * What containerd's own services on the same socket add to CRI. Every method fails with a `CriError`; on a server that
 * is not containerd, `isServed` says so and the others are `criNotServed` or `unimplemented`.
 */
export interface ContainerdPort extends EventPort {
  isServed(options?: CallOptions): Promise<boolean>;
  /** Processes of sandboxes and containers; one that has exited has none. The only place that tells `paused`. */
  listTasks(options?: CallOptions): Promise<Task[]>;
  /** The state of one container's task; `undefined` where it has none. */
  taskState(containerId: string, options?: CallOptions): Promise<TaskState | undefined>;
  /**
   * How far the pull of an image has come, or `undefined` as long as there is nothing to say (the manifest is not
   * there yet, or no pull of it is under way).
   * @param reference the image as it was asked for
   * @param startedAtMs when this pull began (milliseconds since 1970): leases and downloads that are older belong to a
   * pull that died
   */
  pullProgress(reference: string, startedAtMs: number, options?: CallOptions): Promise<PullProgress | undefined>;

  /** The pid of containerd itself; `undefined` before 1.7. */
  serverPid(options?: CallOptions): Promise<number | undefined>;
  /** From this snapshot down to the bottom; empty where there is no such snapshot (any more). */
  snapshotLayers(snapshotter: string, key: string, options?: CallOptions): Promise<ContainerdLayer[]>;
  countSnapshots(snapshotter: string, options?: CallOptions): Promise<number>;
  contentSize(options?: CallOptions): Promise<StoreSize>;
  /**
   * Host pids of the cgroup (inside a Sentry: its own numbering), the exec'd ones with their exec id; empty where it
   * has no task.
   */
  taskPids(containerId: string, options?: CallOptions): Promise<{ readonly pid: number; readonly execId?: string }[]>;
}
