import { type Client, Metadata } from '@grpc/grpc-js';
import type { Disposable } from '../common/disposable.ts';
import type { CallObserver } from '../contract/call.ts';
import type { EndpointAddress } from '../contract/endpoint.ts';
import { CriError } from '../contract/failure.ts';
import { boundedStream, LimitExceeded } from './boundedDecoding.ts';
import { connect } from './connect.ts';
import { decodingFailure, failureOf, neverLeft } from './failureOf.ts';
import { observeCall } from './observeCall.ts';
import { type Cancellable, type OutgoingCall, sendStreaming, sendUnary } from './outgoingCall.ts';
import { methodName, type RpcMethod, type RpcOptions, type SubscriptionOptions } from './rpcMethod.ts';

/** The one gRPC channel of an endpoint. Connects by itself when a call needs it, and again after a failure. */
export class CriChannel implements Disposable {
  readonly #address: EndpointAddress;
  readonly #defaultDeadlineMs: () => number;
  readonly #observer: CallObserver | undefined;
  readonly #calls = new Set<Cancellable>();
  readonly #subscriptions = new Set<Cancellable>();
  #client: Client;
  #disposed = false;

  /** @param defaultDeadlineMs milliseconds for a call that names none; a setting that may change */
  constructor(address: EndpointAddress, defaultDeadlineMs: () => number, observer?: CallObserver) {
    this.#address = address;
    this.#defaultDeadlineMs = defaultDeadlineMs;
    this.#observer = observer;
    this.#client = connect(address);
  }

  /** @throws CriError, always, whatever went wrong */
  unary<Request, Response>(
    method: RpcMethod<Request, Response>,
    request: Request,
    options: RpcOptions = {},
  ): Promise<Response> {
    return observeCall(this.#observer, method, request, (observed) =>
      this.#send(observed, options, this.#calls, (call, method) => sendUnary(call, method, request)),
    );
  }

  /**
   * All messages of a stream that the server ends by itself, such as a list in parts.
   *
   * @throws CriError, always, whatever went wrong: also `cancelled`, since a part is no list
   */
  async readAll<Request, Response>(
    method: RpcMethod<Request, Response>,
    request: Request,
    options: RpcOptions = {},
  ): Promise<Response[]> {
    const messages: Response[] = [];
    await this.readEach(method, request, (message) => messages.push(message), options);
    return messages;
  }

  /**
   * Passes on the messages of such a stream as they come, so that what is not wanted of them is never held. One that
   * fails has passed on a part.
   *
   * @throws CriError, always, whatever went wrong
   */
  readEach<Request, Response>(
    method: RpcMethod<Request, Response>,
    request: Request,
    onMessage: (message: Response) => void,
    options: RpcOptions = {},
  ): Promise<void> {
    return observeCall(this.#observer, method, request, (observed) =>
      this.#send(boundedStream(observed), options, this.#calls, (call, method) =>
        sendStreaming(call, method, request, onMessage),
      ),
    );
  }

  /**
   * Passes on the messages of a stream without end. Resolves when the server ended it without an error or the signal
   * was aborted. `reconnect` breaks it off with reason `runtimeRestarted`, `dispose` with `cancelled`.
   *
   * @throws CriError, always, whatever went wrong
   */
  async serverStream<Request, Response>(
    method: RpcMethod<Request, Response>,
    request: Request,
    { onMessage, ...options }: SubscriptionOptions<Response>,
  ): Promise<void> {
    try {
      await observeCall(this.#observer, method, request, (observed) =>
        this.#send(observed, { ...options, deadlineMs: Infinity }, this.#subscriptions, (call, method) =>
          sendStreaming(call, method, request, onMessage),
        ),
      );
    } catch (error) {
      if (options.signal?.aborted !== true) {
        throw error;
      }
    }
  }

  /**
   * Connects at once: a new client does not wait out the back-off of the old one. Calls under way go on; subscriptions
   * end, since nobody may ever speak on the old connection again.
   */
  reconnect(): void {
    if (!this.#disposed) {
      this.#client.close();
      this.#client = connect(this.#address);
      this.#subscriptions.forEach((call) => call.cancel());
    }
  }

  /** Ends every call under way with reason `cancelled`. */
  dispose(): void {
    this.#disposed = true;
    // Closing a client does not end the calls that have left.
    [...this.#calls, ...this.#subscriptions].forEach((call) => call.cancel());
    this.#client.close();
  }

  async #send<Request, Response, Result>(
    method: RpcMethod<Request, Response>,
    options: RpcOptions,
    underWay: Set<Cancellable>,
    send: (call: OutgoingCall, method: RpcMethod<Request, Response>) => Promise<Result>,
  ): Promise<Result> {
    const decoding = keepingExcess(method);
    const { signal, deadlineMs = this.#defaultDeadlineMs() } = options;
    const deadline = Date.now() + deadlineMs;
    const metadata = metadataOf(options.metadata);
    const cancelledByUs = (): boolean => this.#disposed || signal?.aborted === true;
    while (!cancelledByUs()) {
      const client = this.#client;
      let call: Cancellable | undefined;
      const onAbort = (): void => call?.cancel();
      const begun = (started: Cancellable): void => {
        call = started;
        underWay.add(started);
        signal?.addEventListener('abort', onAbort, { once: true });
      };
      try {
        return await send({ client, metadata, deadline, begun }, decoding.method);
      } catch (error) {
        if (neverLeft(error) && client !== this.#client) {
          // `reconnect` took the client away: the next one takes the call.
          continue;
        }
        const excess = decoding.excess();
        if (excess !== undefined) {
          throw new CriError(decodingFailure(excess, methodName(method)), { cause: excess });
        }
        const failure = await failureOf(error, {
          address: this.#address,
          path: method.path,
          deadlineMs,
          ownDeadline: options.deadlineMs !== undefined,
          overdue: Date.now() >= deadline,
          cancelledByUs: cancelledByUs(),
        });
        throw new CriError(failure, { cause: error });
      } finally {
        signal?.removeEventListener('abort', onAbort);
        if (call !== undefined) {
          underWay.delete(call);
        }
      }
    }
    throw new CriError({ reason: 'cancelled', method: methodName(method) });
  }
}

function metadataOf(headers: Readonly<Record<string, string>> = {}): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(headers)) {
    metadata.set(name, value);
  }
  return metadata;
}

/** grpc-js tells of an error in decoding by words alone, so the one that has a meaning is kept here. */
function keepingExcess<Request, Response>(
  method: RpcMethod<Request, Response>,
): { readonly method: RpcMethod<Request, Response>; readonly excess: () => LimitExceeded | undefined } {
  let excess: LimitExceeded | undefined;
  const responseDeserialize = (bytes: Buffer): Response => {
    try {
      return method.responseDeserialize(bytes);
    } catch (error) {
      excess = error instanceof LimitExceeded ? error : excess;
      throw error;
    }
  };
  return { method: { ...method, responseDeserialize }, excess: () => excess };
}
