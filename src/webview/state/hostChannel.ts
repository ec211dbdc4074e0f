import type { HostRequest } from '../../protocol/toHost.ts';
import type { ToWebview } from '../../protocol/toWebview.ts';
import { parseToWebview } from './parseToWebview.ts';

/** How a request ended. */
export type Outcome = { readonly kind: 'done' | 'timedOut' } | { readonly kind: 'failed'; readonly text: string };

/** What comes in that answers nothing. */
export type Told = Exclude<ToWebview, { readonly kind: 'done' | 'failed' }>;

interface Waiting {
  readonly isNavigation: boolean;
  readonly end: (outcome: Outcome) => void;
}

/** Requests to the host with their answers, and what the host tells by itself. */
export class HostChannel {
  readonly #post: (message: unknown) => void;
  readonly #onTold: (told: Told) => void;
  readonly #timeoutMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #newestId = 0;
  #generation = -Infinity;

  constructor(post: (message: unknown) => void, onTold: (told: Told) => void, timeoutMs: number) {
    this.#post = post;
    this.#onTold = onTold;
    this.#timeoutMs = timeoutMs;
  }

  /** Never rejects. A newer `ready` or `show` ends those before it: nobody waits for a screen that is not wanted. */
  request(request: HostRequest): Promise<Outcome> {
    const requestId = ++this.#newestId;
    const isNavigation = request.kind === 'ready' || request.kind === 'show';
    if (isNavigation) {
      this.#endNavigations(requestId);
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => end({ kind: 'timedOut' }), this.#timeoutMs);
      const end = (outcome: Outcome): void => {
        clearTimeout(timer);
        this.#waiting.delete(requestId);
        resolve(outcome);
      };
      this.#waiting.set(requestId, { isNavigation, end });
      this.#post({ ...request, requestId });
    });
  }

  /** Takes the data of a message event. */
  receive(data: unknown): void {
    const message = parseToWebview(data);
    if (message === undefined) {
      return;
    }
    switch (message.kind) {
      case 'done':
        this.#waiting.get(message.requestId)?.end({ kind: 'done' });
        return;
      case 'failed':
        this.#waiting.get(message.requestId)?.end({ kind: 'failed', text: message.text });
        return;
      case 'screen':
        if (message.generation < this.#generation) {
          return;
        }
        this.#generation = message.generation;
        this.#endNavigations(message.requestId);
        // While an answer is under way, a screen of where the person was before would take them back for a moment.
        if ([...this.#waiting.values()].some(({ isNavigation }) => isNavigation)) {
          return;
        }
        break;
      default:
    }
    this.#onTold(message);
  }

  #endNavigations(upToId: number): void {
    for (const [id, { isNavigation, end }] of [...this.#waiting]) {
      if (isNavigation && id <= upToId) {
        end({ kind: 'done' });
      }
    }
  }
}
