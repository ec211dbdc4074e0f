import type { CriFailure } from '../contract/failure.ts';
import type { EndpointSnapshot } from './endpointSnapshot.ts';

/** Logs an endpoint's outages, a line when one begins and a line when it is over, however many attempts lie between. */
export class OutageLog {
  readonly #endpointName: string;
  readonly #now: () => number;
  readonly #log: (message: string) => void;
  #beganAtMs: number | undefined;
  #reasons: string[] = [];
  #everLive = false;

  /** @param now milliseconds since 1970 */
  constructor(endpointName: string, now: () => number, log: (message: string) => void) {
    this.#endpointName = endpointName;
    this.#now = now;
    this.#log = log;
  }

  failed(failure: CriFailure): void {
    if (this.#beganAtMs === undefined) {
      this.#beganAtMs = this.#now();
      this.#log(`${this.#endpointName}: ${JSON.stringify(failure)}`);
    }
    if (this.#reasons.at(-1) !== failure.reason) {
      this.#reasons.push(failure.reason);
    }
  }

  ended({ runtime, source }: EndpointSnapshot): void {
    if (this.#everLive && this.#beganAtMs === undefined) {
      return;
    }
    const what = runtime === undefined ? '' : ` (${runtime.version.name} ${runtime.version.version}, ${source.kind})`;
    const after =
      this.#beganAtMs === undefined
        ? ''
        : ` after ${((this.#now() - this.#beganAtMs) / 1000).toFixed(1)} s of ${this.#reasons.join(', ')}`;
    this.#log(`${this.#endpointName}: live${after}${what}`);
    this.#everLive = true;
    this.#beganAtMs = undefined;
    this.#reasons = [];
  }
}
