import { isRecord } from '../../common/isRecord.ts';
import type { HostRequest, ToWebview } from '../../protocol/messages.ts';
import { parseLocation } from '../../protocol/parseToHost.ts';

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

/** A message of the host, or `undefined` for one of another kind: other scripts of the editor post to a window too. */
function parseToWebview(data: unknown): ToWebview | undefined {
  return isRecord(data) && isToWebview(data) ? data : undefined;
}

/** Looks at what tells the kinds apart; the host is this extension, so what is in a screen is what it projected. */
function isToWebview(data: Readonly<Record<string, unknown>>): data is Readonly<Record<string, unknown>> & ToWebview {
  const { kind, generation, requestId, screen, words, location, selectedCardId, calls, all, text } = data;
  switch (kind) {
    case 'screen':
      return isCount(generation) && isCount(requestId) && isScreen(screen);
    case 'words':
      return isRecord(words) && Object.values(words).every((word) => typeof word === 'string');
    case 'navigate':
      return (
        parseLocation(location) !== undefined && (selectedCardId === undefined || typeof selectedCardId === 'string')
      );
    case 'calls':
      return typeof all === 'boolean' && Array.isArray(calls) && calls.every(isRecord);
    case 'done':
      return isCount(requestId);
    case 'failed':
      return isCount(requestId) && typeof text === 'string';
    default:
      return false;
  }
}

const levels: readonly unknown[] = ['node', 'sandbox', 'container', 'compare', 'tour', 'empty'];

function isScreen(screen: unknown): boolean {
  return (
    isRecord(screen) &&
    parseLocation(screen['location']) !== undefined &&
    Array.isArray(screen['crumbs']) &&
    isRecord(screen['status']) &&
    isRecord(screen['body']) &&
    levels.includes(screen['body']['level'])
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
