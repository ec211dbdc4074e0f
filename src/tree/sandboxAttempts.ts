import { compareText } from '../common/order.ts';
import type { Sandbox } from '../contract/sandbox.ts';

/**
 * What the attempts at one pod's sandbox have in common. The uid alone is no key: whoever makes pods by hand copies it
 * from an example.
 */
export function podKey({ namespace, name, uid }: Sandbox): string {
  return [namespace, name, uid].join('\u0000');
}

interface Pod {
  readonly attempts: Map<string, Sandbox>;
  /** Worked out when it is asked for; `undefined` after a change. */
  order: PodOrder | undefined;
}

interface PodOrder {
  /** The attempt that stands for the earlier ones. */
  readonly lastId: string;
  /** The newest first. */
  readonly earlier: readonly Sandbox[];
  readonly earlierIds: ReadonlySet<string>;
}

/** The sandboxes of one endpoint by their pod: a kubelet keeps one that ended while it has made the next. */
export class SandboxAttempts {
  readonly #byPod = new Map<string, Pod>();

  /** Puts the later state of a sandbox in the place of the earlier. */
  place(before: Sandbox | undefined, after: Sandbox | undefined): void {
    if (before !== undefined) {
      const pod = this.#byPod.get(podKey(before));
      pod?.attempts.delete(before.id);
      if (pod?.attempts.size === 0) {
        this.#byPod.delete(podKey(before));
      } else if (pod !== undefined) {
        pod.order = undefined;
      }
    }
    if (after !== undefined) {
      const pod = this.#byPod.get(podKey(after)) ?? { attempts: new Map<string, Sandbox>(), order: undefined };
      pod.attempts.set(after.id, after);
      pod.order = undefined;
      this.#byPod.set(podKey(after), pod);
    }
  }

  /** The ids of the sandboxes of a pod. */
  idsOf(key: string): Iterable<string> {
    return this.#byPod.get(key)?.attempts.keys() ?? [];
  }

  /** Whether a later attempt stands for it. One that is ready stands for itself, whatever came after it. */
  isEarlier(sandbox: Sandbox): boolean {
    return this.#order(sandbox)?.earlierIds.has(sandbox.id) === true;
  }

  /** Those that this sandbox stands for, the newest first; empty for all attempts but the last. */
  earlierThan(sandbox: Sandbox): readonly Sandbox[] {
    const order = this.#order(sandbox);
    return order?.lastId === sandbox.id ? order.earlier : [];
  }

  #order(sandbox: Sandbox): PodOrder | undefined {
    const pod = this.#byPod.get(podKey(sandbox));
    return pod && (pod.order ??= podOrder([...pod.attempts.values()]));
  }
}

function podOrder(attempts: readonly Sandbox[]): PodOrder {
  const newestFirst = attempts.toSorted((a, b) => b.attempt - a.attempt || compareText(a.id, b.id));
  const [last] = newestFirst;
  const earlier = newestFirst.filter(({ state, attempt }) => state === 'notReady' && attempt < (last?.attempt ?? 0));
  return { lastId: last?.id ?? '', earlier, earlierIds: new Set(earlier.map(({ id }) => id)) };
}
