import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import { Emitter } from '../../common/emitter.ts';
import type { LayersSnapshot, LayersSource } from '../../contract/layers/snapshot.ts';
import type { Location } from '../../diagram/screen/location.ts';
import { LayersSession } from '../../layers/session/layersSession.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import type { EndpointSnapshot } from '../../model/store/endpointSnapshot.ts';
import { nodeOfThisMachine } from '../../proc/nodeOfThisMachine.ts';
import type { DiagramServices } from './diagramServices.ts';

interface Attached {
  readonly session: EndpointSession;
  readonly layers: LayersSource;
  readonly own: DisposableStore;
}

/**
 * The layers of the session that an endpoint has now. Another session may take its place, as after a change of the
 * settings, or none: then there is nothing to show until the endpoint comes back.
 *
 * Lives in host although it needs no vscode: it joins what only the diagram's panel has together, the sessions, the
 * layers and this machine's /proc.
 */
export class FollowedLayers implements Disposable {
  readonly #endpointId: string;
  readonly #services: Pick<DiagramServices, 'sessions' | 'viewers' | 'nowMs'>;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new Emitter<void>());
  readonly #sessionChanged = this.#owned.add(new Emitter<void>());
  #attached: Attached | undefined;

  /** The layers are others than before. */
  readonly onDidChange = this.#changed.event;
  /** Another session, or none, is there; nobody has asked for its layers yet. */
  readonly onDidChangeSession = this.#sessionChanged.event;

  constructor(endpointId: string, services: Pick<DiagramServices, 'sessions' | 'viewers' | 'nowMs'>) {
    this.#endpointId = endpointId;
    this.#services = services;
    this.#owned.add(services.sessions.onDidChangeSessions(() => this.#attach()));
    this.#attach();
  }

  get session(): EndpointSession | undefined {
    return this.#attached?.session;
  }

  get source(): LayersSource | undefined {
    return this.#attached?.layers;
  }

  get snapshot(): LayersSnapshot | undefined {
    return this.#attached?.layers.snapshot;
  }

  /** Nothing is read of the endpoint while nobody follows it. */
  setFollowed(isFollowed: boolean): void {
    if (this.#attached !== undefined) {
      this.#services.viewers.setVisible(this, this.#attached.session, isFollowed);
      this.#attached.layers.setVisible(isFollowed);
    }
  }

  /** Has all facts read of the sandboxes that a location, or the details of the card selected there, shows. */
  setDetailed(location: Location, selectedCardId: string | undefined): void {
    if (this.#attached !== undefined) {
      const { session, layers } = this.#attached;
      layers.setDetailed(detailedIds(location, selectedCardId, session.store.snapshot));
    }
  }

  dispose(): void {
    this.#detach();
    this.#owned.dispose();
  }

  #attach(): void {
    const session = this.#services.sessions.session(this.#endpointId);
    if (session === this.#attached?.session) {
      return;
    }
    this.#detach();
    if (session !== undefined) {
      const own = new DisposableStore();
      const layers = own.add(new LayersSession({ session, node: nodeOfThisMachine(), now: this.#services.nowMs }));
      own.add(layers.onDidChange(() => this.#changed.fire()));
      this.#attached = { session, layers, own };
    }
    this.#sessionChanged.fire();
  }

  #detach(): void {
    if (this.#attached !== undefined) {
      const { session, own } = this.#attached;
      this.#attached = undefined;
      this.#services.viewers.setVisible(this, session, false);
      own.dispose();
    }
  }
}

/** The sandboxes that a location, or the details of the card that is selected there, shows all of. */
export function detailedIds(
  location: Location,
  selectedCardId: string | undefined,
  snapshot: Pick<EndpointSnapshot, 'sandboxes' | 'containers'>,
): readonly string[] {
  switch (location.at) {
    case 'sandbox':
    case 'container':
      return [location.sandboxId];
    case 'compare':
      return [location.leftId, location.rightId];
    case 'node':
      return sandboxOfCard(selectedCardId ?? '', snapshot);
    case 'tour':
      return [];
  }
}

/** The sandbox whose own card, shim or process it is, or whose container's. */
function sandboxOfCard(
  cardId: string,
  { sandboxes, containers }: Pick<EndpointSnapshot, 'sandboxes' | 'containers'>,
): readonly string[] {
  const id = cardId.slice(cardId.indexOf('/') + 1);
  const sandboxId = containers.get(id)?.sandboxId ?? id;
  return sandboxes.has(sandboxId) ? [sandboxId] : [];
}
