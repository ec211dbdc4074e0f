import { WebSocket } from 'ws';
import { CriError } from '../contract/failure.ts';
import { streamFailure } from './streamFailure.ts';
import type { StreamingUrl } from './streamingUrl.ts';

export interface ConnectStreamOptions {
  readonly connectTimeoutMs: number;
  readonly signal?: AbortSignal;
}

/** The runtimes' streaming servers know this one at most; offering only `v5.channel.k8s.io` gets HTTP 403. */
const PROTOCOL = 'v4.channel.k8s.io';

/** Runtimes send frames of some 32 KiB; what is much larger does not come from one. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;

/**
 * Opens the WebSocket of a streaming URL. It is handed over paused, since a runtime may send the first frames together
 * with its answer to the handshake: attach listeners, then resume. Rejects with `streamFailed` or `cancelled`.
 */
export function connectStream({ url, target }: StreamingUrl, options: ConnectStreamOptions): Promise<WebSocket> {
  const { signal, connectTimeoutMs } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new CriError({ reason: 'cancelled', method: 'exec' }));
      return;
    }
    const socket = new WebSocket(url, [PROTOCOL], { perMessageDeflate: false, maxPayload: MAX_FRAME_BYTES });
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    const fail = (error: CriError): void => {
      settle();
      reject(error);
      socket.terminate();
    };
    const onAbort = (): void => fail(new CriError({ reason: 'cancelled', method: 'exec' }));
    const timer = setTimeout(
      () => fail(streamFailure({ target, problem: 'timedOut', detail: `no answer in ${connectTimeoutMs} ms` })),
      connectTimeoutMs,
    );
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.once('open', () => {
      settle();
      socket.pause();
      resolve(socket);
    });
    socket.once('unexpected-response', (_request, response) => {
      const detail = `HTTP ${response.statusCode} ${response.statusMessage}`;
      fail(streamFailure({ target, problem: response.statusCode === 404 ? 'expired' : 'refused', detail }));
    });
    // Stays for good: without a listener, an error after `terminate` would end the process.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // Errors of the system have a code such as ECONNREFUSED; those of the handshake have none.
      const problem = error.code === undefined ? 'notWebSocket' : 'unreachable';
      fail(streamFailure({ target, problem, detail: error.code ?? error.message }));
    });
  });
}
