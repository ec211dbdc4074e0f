import type { Container } from '../../../src/contract/container.ts';
import type { RuntimePort } from '../../../src/contract/runtime.ts';
import { portOf, rejection } from './fixtures.ts';

/** What a runtime does with the containers that still have a process when their sandbox or their record is to go. */
export type LeftAlive =
  /** containerd. */
  | 'killsThem'
  /** CRI-O: each may ignore SIGTERM until the deadline of the call, which then fails. */
  | 'waitsForItsDeadline'
  /** cri-dockerd's StopPodSandbox stops the pause container alone. */
  | 'letsThemRun';

/** A runtime whose programs all ignore SIGTERM. */
export class ScriptedRuntime {
  readonly calls: string[] = [];
  /** Those with a process. */
  readonly alive: Set<string>;
  readonly port: RuntimePort;
  readonly #leftAlive: LeftAlive;

  constructor(leftAlive: LeftAlive, containers: readonly Container[]) {
    this.#leftAlive = leftAlive;
    this.alive = new Set(containers.filter(({ state }) => state !== 'exited').map(({ id }) => id));
    const inSandbox = (id: string): readonly Container[] => containers.filter(({ sandboxId }) => sandboxId === id);
    this.port = portOf<RuntimePort>({
      listContainers: (filter) =>
        Promise.resolve(filter !== undefined && 'sandboxId' in filter ? [...inSandbox(filter.sandboxId)] : []),
      stopContainer: (id, gracePeriodS, { signal } = {}) => {
        if (signal?.aborted === true) {
          return Promise.reject(rejection({ reason: 'cancelled' }));
        }
        this.alive.delete(id);
        return this.#called(`stop ${id} in ${gracePeriodS} s`);
      },
      removeContainer: (id) => this.#leave([id], `remove ${id}`),
      stopSandbox: (id) =>
        this.#leave(
          inSandbox(id).map((container) => container.id),
          `stop ${id}`,
        ),
      removeSandbox: (id) => this.#called(`remove ${id}`),
    });
  }

  #called(call: string): Promise<void> {
    this.calls.push(call);
    return Promise.resolve();
  }

  #leave(ids: readonly string[], call: string): Promise<void> {
    const left = ids.filter((id) => this.alive.has(id));
    if (left.length > 0 && this.#leftAlive === 'waitsForItsDeadline') {
      return Promise.reject(rejection({ reason: 'deadlineExceeded' }));
    }
    if (this.#leftAlive === 'killsThem') {
      left.forEach((id) => this.alive.delete(id));
    }
    return this.#called(call);
  }
}
