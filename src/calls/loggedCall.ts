import type { BegunCall, CallProgress, CallRecord } from '../contract/call.ts';
import type { CriFailure } from '../contract/failure.ts';
import { jsonOfMessage, type MessageJson, redactedDetail } from './jsonOfMessage.ts';

interface CallLogging {
  readonly endpointId: string;
  /** Whether messages are wanted. */
  readonly watched: boolean;
  changed(call: LoggedCall): void;
  ended(call: LoggedCall): void;
}

/** One call: counts as it goes on, and makes JSON of it only when somebody asks. */
export class LoggedCall implements CallProgress {
  readonly id: number;
  readonly #logging: CallLogging;
  readonly #begun: BegunCall;
  readonly #startedAtMs = Date.now();
  readonly #startedMs = performance.now();
  #endedMs: number | undefined;
  #failure: CriFailure | undefined;
  #requestBytes = 0;
  #responseBytes = 0;
  #messages = 0;
  /** The newest message of which no JSON has been made. */
  #reply: unknown;
  #requestJson: MessageJson | undefined;
  #replyJson: MessageJson = { json: null, size: 0 };

  constructor(id: number, begun: BegunCall, logging: CallLogging) {
    this.id = id;
    this.#begun = begun;
    this.#logging = logging;
  }

  sent(bytes: number): void {
    this.#requestBytes = bytes;
  }

  received(message: unknown, bytes: number): void {
    this.#messages += 1;
    this.#responseBytes += bytes;
    if (this.#logging.watched) {
      this.#reply = message;
      this.#logging.changed(this);
    }
  }

  ended(failure?: CriFailure): void {
    this.#endedMs = performance.now();
    this.#failure = failure;
    this.#logging.ended(this);
  }

  /** As it stands now, with about how long it is as JSON. */
  record(): { readonly record: CallRecord; readonly size: number } {
    this.#requestJson ??= jsonOfMessage(this.#begun.request);
    if (this.#reply !== undefined) {
      this.#replyJson = jsonOfMessage(this.#reply);
      this.#reply = undefined;
    }
    const failure = this.#failure;
    const detail = failure && 'detail' in failure ? redactedDetail(failure.detail, this.#begun.request) : undefined;
    const record = {
      id: this.id,
      endpointId: this.#logging.endpointId,
      service: this.#begun.service,
      method: this.#begun.method,
      startedAtMs: this.#startedAtMs,
      ...(this.#endedMs !== undefined && { durationMs: this.#endedMs - this.#startedMs }),
      outcome: this.#endedMs === undefined ? 'underWay' : (failure?.reason ?? 'ok'),
      ...(detail !== undefined && { detail }),
      requestBytes: this.#requestBytes,
      responseBytes: this.#responseBytes,
      messages: this.#messages,
      request: this.#requestJson.json,
      response: this.#replyJson.json,
    } as const;
    return { record, size: this.#requestJson.size + this.#replyJson.size + (detail?.length ?? 0) + recordSize };
  }

  /** Lets go of what was made for a reader. */
  forget(): void {
    this.#reply = undefined;
    this.#requestJson = undefined;
    this.#replyJson = { json: null, size: 0 };
  }
}

/** What the other fields of a record take. */
const recordSize = 300;
