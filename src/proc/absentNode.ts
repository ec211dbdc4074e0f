import { unknown, type Unknown } from '../contract/layers/fact.ts';
import { type NamespaceType, namespaceTypes } from '../contract/layers/namespace.ts';
import type { KernelFacts } from '../contract/layers/node.ts';
import type { NodeProcess, ProcessStanding } from '../contract/layers/process.ts';
import type { NodePort } from '../contract/node.ts';

/** A machine that is no Linux: it has no /proc, and containers that it shows are another's. */
export class AbsentNode implements NodePort {
  readonly #unknown: Unknown;

  /** @param platform the system's name, such as `macOS` */
  constructor(platform: string) {
    this.#unknown = unknown({ why: 'notReported', by: platform });
  }

  processes(): Promise<readonly NodeProcess[]> {
    return Promise.resolve([]);
  }

  process(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  standing(): Promise<ProcessStanding> {
    return Promise.resolve({ is: 'others' });
  }

  asksAtSocket(): Promise<Unknown> {
    return Promise.resolve(this.#unknown);
  }

  socketServer(): Promise<Unknown> {
    return Promise.resolve(this.#unknown);
  }

  namespaces(): Promise<Readonly<Record<NamespaceType, Unknown>>> {
    return Promise.resolve(this.#namespaces());
  }

  readOnlyMounts(): Promise<Unknown> {
    return Promise.resolve(this.#unknown);
  }

  cgroupPath(): Promise<Unknown> {
    return Promise.resolve(this.#unknown);
  }

  cgroupLimits(): Promise<Unknown> {
    return Promise.resolve(this.#unknown);
  }

  cgroupUsage(): Promise<Unknown> {
    return Promise.resolve(this.#unknown);
  }

  kernel(): Promise<KernelFacts> {
    return Promise.resolve({
      release: this.#unknown,
      cgroupVersion: this.#unknown,
      securityModules: this.#unknown,
      kvm: this.#unknown,
      namespaces: this.#namespaces(),
    });
  }

  binaryVersion(): Promise<Unknown> {
    return Promise.resolve(this.#unknown);
  }

  #namespaces(): Readonly<Record<NamespaceType, Unknown>> {
    // Made of all types, which Object.fromEntries cannot say.
    return Object.fromEntries(namespaceTypes.map((type) => [type, this.#unknown])) as Record<NamespaceType, Unknown>;
  }
}
