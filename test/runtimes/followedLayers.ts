import type { EndpointClient } from '../../src/contract/endpoint.ts';
import type { LayersSnapshot } from '../../src/contract/layers/snapshot.ts';
import { LayersSession } from '../../src/layers/session/layersSession.ts';
import { nodeOfThisMachine } from '../../src/proc/nodeOfThisMachine.ts';
import { liveSessionOf } from './liveSessionOf.ts';
import { settledLayers } from './settledLayers.ts';
import type { TestRuntime } from './testRuntime.ts';

/** The layers of a runtime as the extension follows them, with everything looked at that a test asks for. */
export class FollowedLayers implements Disposable {
  readonly layers: LayersSession;
  readonly #session: ReturnType<typeof liveSessionOf>;

  constructor(runtime: Pick<TestRuntime, 'address'>, client: EndpointClient) {
    this.#session = liveSessionOf(runtime, { client });
    this.layers = new LayersSession({ session: this.#session, node: nodeOfThisMachine(), now: Date.now });
    this.#session.setVisible(true);
    this.layers.setVisible(true);
  }

  /** Once these sandboxes have their containers, and nothing of them, or of the node, is still to be read. */
  settled(sandboxIds: readonly string[]): Promise<LayersSnapshot> {
    return settledLayers(this.layers, sandboxIds, ({ containers }) => containers.length > 0);
  }

  [Symbol.dispose](): void {
    this.layers.dispose();
    this.#session.dispose();
  }
}

/** Times in nanoseconds are too long for a number. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item));
}
