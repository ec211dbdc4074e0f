import { WebSocket } from 'ws';
import { connectDirectly } from '../common/directConnection.ts';
import { errorCode } from '../common/thrown.ts';
import type { ExecRequest } from '../contract/container.ts';
import type { EndpointAddress } from '../contract/endpoint.ts';
import { CriError } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import { connectionProblem } from './connectionProblem.ts';
import { ExecSession } from './execSession.ts';
import type { ExecStream, OnOutput } from './execStream.ts';
import { mayStreamTo } from './streamingHost.ts';
import { parseStreamingUrl, streamFailure, type StreamingUrl } from './streamingUrl.ts';

export interface OpenExecOptions extends ConnectStreamOptions {
  readonly onOutput: OnOutput;
  /** Where the runtime itself was reached. */
  readonly reachedAt: EndpointAddress;
}

/**
 * Asks the runtime to run a command and connects to its streams. Aborting the signal gives up the attempt
 * (`cancelled`), and later closes the stream. A command that cannot be run is reported by the stream's `done`.
 */
export async function openExec(
  runtime: Pick<RuntimePort, 'exec'>,
  request: ExecRequest,
  options: OpenExecOptions,
): Promise<ExecStream> {
  const { signal } = options;
  const url = parseStreamingUrl(await runtime.exec(request, signal === undefined ? {} : { signal }));
  if (!(await mayStreamTo(new URL(url.url).hostname, options.reachedAt))) {
    throw streamFailure(url.target, 'otherHost', '');
  }
  const session = new ExecSession(await connectStream(url, options), request.tty, options.onOutput);
  const close = (): void => session.close();
  if (signal?.aborted === true) {
    close();
    throw new CriError({ reason: 'cancelled', method: 'exec' });
  }
  signal?.addEventListener('abort', close, { once: true });
  void session.done.then(() => signal?.removeEventListener('abort', close));
  return session;
}

interface ConnectStreamOptions {
  readonly connectTimeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * The newest protocol that the runtimes' streaming servers speak: a client that offers only `v5.channel.k8s.io` gets
 * HTTP 403, and one that offers none gets an answer that `ws` refuses.
 */
const subprotocol = 'v4.channel.k8s.io';

/** Of an HTTP answer's own words, which are the server's. */
const statusTextLimit = 200;

/** Runtimes send frames of some 32 KiB: a much larger one does not come from a runtime. */
const maxFrameBytes = 16 * 1024 * 1024;

/**
 * A WebSocket over a connection of our own. Its URL is of the kind for Unix sockets, whose path nobody looks at here:
 * only for such a request does VS Code leave the connection to the one who asks.
 */
function openWebSocket({ protocol, hostname, port, host, pathname, search }: URL): WebSocket {
  const isTls = protocol === 'wss:';
  const name = hostname.replace(/^\[|\]$/g, '');
  return new WebSocket(`ws+unix:/direct:${pathname}${search}`, [subprotocol], {
    perMessageDeflate: false,
    maxPayload: maxFrameBytes,
    headers: { Host: host },
    createConnection: () => connectDirectly(name, Number(port) || (isTls ? 443 : 80), isTls),
  });
}

/**
 * Opens the WebSocket of a streaming URL. A runtime may send the first frames together with its answer to the handshake,
 * so the socket is paused: attach listeners, then resume. Rejects with `streamFailed` or `cancelled`.
 */
function connectStream({ url, target }: StreamingUrl, options: ConnectStreamOptions): Promise<WebSocket> {
  const { signal, connectTimeoutMs } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new CriError({ reason: 'cancelled', method: 'exec' }));
      return;
    }
    const socket = openWebSocket(new URL(url));
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
      () => fail(streamFailure(target, 'timedOut', `no answer in ${connectTimeoutMs} ms`)),
      connectTimeoutMs,
    );
    signal?.addEventListener('abort', onAbort, { once: true });
    socket.once('open', () => {
      settle();
      socket.pause();
      resolve(socket);
    });
    socket.once('unexpected-response', (_request, response) => {
      const detail = `HTTP ${response.statusCode} ${response.statusMessage?.slice(0, statusTextLimit)}`;
      fail(streamFailure(target, response.statusCode === 404 ? 'expired' : 'refused', detail));
    });
    // Never removed: without a listener, an error after `terminate` would end the process.
    socket.on('error', (error) => {
      const code = errorCode(error);
      fail(streamFailure(target, connectionProblem(code), code ?? error.message));
    });
  });
}
