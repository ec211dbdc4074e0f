import type { CriFailure } from '../../contract/failure.ts';
import type { EndpointSnapshot } from '../store/endpointSnapshot.ts';

/**
 * Logs an endpoint's outages, a line when one begins and a line when it is over, however many attempts lie between; and
 * who answers, when that is somebody else than before.
 */
export class OutageLog {
  readonly #endpointName: string;
  readonly #now: () => number;
  readonly #log: (message: string) => void;
  #beganAtMs: number | undefined;
  #reasons: string[] = [];
  #everLive = false;
  #lastServer: string | undefined;

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

  /** The socket file is another one, while all was well with the server behind the former. */
  replaced(): void {
    this.#log(`${this.#endpointName}: the socket was replaced`);
  }

  ended({ runtime, source }: EndpointSnapshot): void {
    const server = runtime && `${runtime.version.name} ${runtime.version.version}`;
    const former = server === this.#lastServer ? undefined : this.#lastServer;
    this.#lastServer = server ?? former;
    if (this.#everLive && this.#beganAtMs === undefined && former === undefined) {
      return;
    }
    const was = former === undefined ? '' : `before ${former}, `;
    const what = server === undefined ? '' : ` (${server}, ${was}${source.kind})`;
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
