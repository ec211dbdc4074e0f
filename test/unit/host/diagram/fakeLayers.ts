import { Emitter } from '../../../../src/common/emitter.ts';
import type { LayersSnapshot, LayersSource } from '../../../../src/contract/layers/snapshot.ts';
import type { EndpointSession } from '../../../../src/model/session/endpointSession.ts';
import { aLayersSnapshot } from '../../../builders/layers.ts';

/** Stands for a `LayersSession`: the test says when something changed, and sees what was asked for. */
export class FakeLayers implements LayersSource {
  /** All that were opened, the newest last. */
  static readonly opened: FakeLayers[] = [];
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly session: EndpointSession;
  readonly snapshot: LayersSnapshot = aLayersSnapshot();
  detailedIds: readonly string[] = [];
  isVisible = false;
  isDisposed = false;

  constructor({ session }: { readonly session: EndpointSession }) {
    this.session = session;
    FakeLayers.opened.push(this);
  }

  change(): void {
    this.#changed.fire();
  }

  setDetailed(sandboxIds: readonly string[]): void {
    this.detailedIds = sandboxIds;
  }

  readNow(): Promise<void> {
    return Promise.resolve();
  }

  setVisible(visible: boolean): void {
    this.isVisible = visible;
  }

  dispose(): void {
    this.isDisposed = true;
  }
}
