import { Client, credentials, Metadata, type ClientUnaryCall, type requestCallback } from '@grpc/grpc-js';
import type { Disposable } from '../common/disposable.ts';
import type { CallOptions } from '../contract/callOptions.ts';
import type { EndpointAddress } from '../contract/endpointAddress.ts';
import { CriError } from '../contract/failure.ts';
import { channelOptions } from './channelOptions.ts';
import { failureOf, neverLeft } from './failureOf.ts';

/** The part of a generated method definition that a call needs. */
export interface UnaryMethod<Request, Response> {
  readonly path: string;
  readonly requestSerialize: (request: Request) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

/** The one gRPC channel of an endpoint. Connects by itself when a call needs it, and again after a failure. */
export class CriChannel implements Disposable {
  readonly #address: EndpointAddress;
  readonly #defaultDeadlineMs: () => number;
  readonly #calls = new Set<ClientUnaryCall>();
  #client: Client;
  #disposed = false;

  /** @param defaultDeadlineMs milliseconds for a call that names none; a setting that may change */
  constructor(address: EndpointAddress, defaultDeadlineMs: () => number) {
    this.#address = address;
    this.#defaultDeadlineMs = defaultDeadlineMs;
    this.#client = connect(address);
  }

  /** @throws CriError, always, whatever went wrong */
  async unary<Request, Response>(
    method: UnaryMethod<Request, Response>,
    request: Request,
    options: CallOptions = {},
  ): Promise<Response> {
    const { signal, deadlineMs = this.#defaultDeadlineMs() } = options;
    const name = methodName(method.path);
    const cancelledByUs = (): boolean => this.#disposed || signal?.aborted === true;
    const deadline = Date.now() + deadlineMs;
    while (!cancelledByUs()) {
      const client = this.#client;
      try {
        return await this.#send(client, method, request, deadline, signal);
      } catch (error) {
        if (neverLeft(error) && client !== this.#client) {
          // `reconnect` took the client away: the next one takes the call.
          continue;
        }
        const failure = await failureOf(error, {
          address: this.#address,
          method: name,
          deadlineMs,
          cancelledByUs: cancelledByUs(),
        });
        throw new CriError(failure, { cause: error });
      }
    }
    throw new CriError({ reason: 'cancelled', method: name });
  }

  /** Connects at once: a new client does not wait out the back-off of the old one. Calls under way go on. */
  reconnect(): void {
    if (!this.#disposed) {
      this.#client.close();
      this.#client = connect(this.#address);
    }
  }

  /** Ends every call under way with reason `cancelled`. */
  dispose(): void {
    this.#disposed = true;
    // Closing a client does not end the calls that have left.
    this.#calls.forEach((call) => call.cancel());
    this.#client.close();
  }

  async #send<Request, Response>(
    client: Client,
    method: UnaryMethod<Request, Response>,
    request: Request,
    deadline: number,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    let call: ClientUnaryCall | undefined;
    const onAbort = (): void => call?.cancel();
    try {
      return await new Promise<Response>((resolve, reject) => {
        const done: requestCallback<Response> = (error, response) => {
          if (error !== null) {
            reject(error);
          } else if (response !== undefined) {
            resolve(response);
          }
        };
        call = client.makeUnaryRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          request,
          new Metadata(),
          { deadline },
          done,
        );
        this.#calls.add(call);
        signal?.addEventListener('abort', onAbort, { once: true });
      });
    } finally {
      signal?.removeEventListener('abort', onAbort);
      if (call !== undefined) {
        this.#calls.delete(call);
      }
    }
  }
}

function connect(address: EndpointAddress): Client {
  const target = address.kind === 'unix' ? `unix://${address.path}` : `${address.host}:${address.port}`;
  return new Client(target, credentials.createInsecure(), channelOptions);
}

/** `/runtime.v1.RuntimeService/ListContainers` is `ListContainers` to a reader. */
function methodName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
