import type { Localize } from '../common/localize.ts';
import type { CallOptions } from '../contract/call.ts';
import { CriError } from '../contract/failure.ts';
import type { EndpointSession } from '../model/session/endpointSession.ts';
import type { EndpointSessions } from '../model/session/endpointSessions.ts';
import type { Row } from './rows/row.ts';
import {
  projectContainerTooltip,
  projectEndpointTooltip,
  projectImageTooltip,
  projectSandboxTooltip,
  type TooltipFact,
} from './tooltips.ts';

/** Whoever hovers does not wait for a slow runtime: the tooltip then does without the details. */
const detailsDeadlineMs = 1500;

/** Tells what a row's tooltip says, asking the runtime for what its lists leave out. Never rejects. */
export class RowTooltip {
  readonly #endpoints: EndpointSessions;
  readonly #l10n: Localize;
  readonly #nowMs: () => number;

  constructor(endpoints: EndpointSessions, l10n: Localize, nowMs: () => number) {
    this.#endpoints = endpoints;
    this.#l10n = l10n;
    this.#nowMs = nowMs;
  }

  /** Empty where a row has nothing more to say. */
  async facts({ kind, endpointId, objectId }: Row, signal: AbortSignal): Promise<readonly TooltipFact[]> {
    const session = this.#endpoints.session(endpointId);
    return session === undefined ? [] : this.#sessionFacts(session, kind, objectId, signal);
  }

  async #sessionFacts(
    { store, runtime }: EndpointSession,
    kind: Row['kind'],
    id: string,
    signal: AbortSignal,
  ): Promise<readonly TooltipFact[]> {
    const options: CallOptions = { signal, deadlineMs: detailsDeadlineMs };
    const context = { l10n: this.#l10n, nowMs: this.#nowMs() };
    switch (kind) {
      case 'sandbox': {
        const details = await settled(runtime.sandboxDetails(id, options));
        return projectSandboxTooltip(store.snapshot, id, context, details);
      }
      case 'container': {
        const details = await settled(runtime.containerDetails(id, options));
        return projectContainerTooltip(store.snapshot, id, context, details);
      }
      case 'image':
        return projectImageTooltip(store.snapshot, id, context);
      case 'endpoint':
      case 'problem':
        return projectEndpointTooltip(store.snapshot, context);
      default:
        return [];
    }
  }
}

/** A failure of the endpoint is shown where its state is; here it only means fewer facts. */
async function settled<T>(details: Promise<T>): Promise<T | undefined> {
  try {
    return await details;
  } catch (error) {
    if (error instanceof CriError) {
      return undefined;
    }
    throw error;
  }
}
