import { Client, credentials, Metadata, type requestCallback } from '@grpc/grpc-js';
import type { Disposable } from '../common/disposable.ts';
import type { CallOptions } from '../contract/callOptions.ts';
import type { EndpointAddress } from '../contract/endpointAddress.ts';
import { CriError } from '../contract/failure.ts';
import { channelOptions } from './channelOptions.ts';
import { failureOf } from './failureOf.ts';

/** The part of a generated method definition that a call needs. */
export interface UnaryMethod<Request, Response> {
  readonly path: string;
  readonly requestSerialize: (request: Request) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

/** The one gRPC channel of an endpoint. Connects by itself when a call needs it, and again after a failure. */
export class CriChannel implements Disposable {
  readonly #address: EndpointAddress;
  readonly #defaultDeadlineMs: number;
  #client: Client;

  /** @param defaultDeadlineMs for calls that name none */
  constructor(address: EndpointAddress, defaultDeadlineMs: number) {
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
    const { signal, deadlineMs = this.#defaultDeadlineMs } = options;
    const name = methodName(method.path);
    if (signal?.aborted) {
      throw new CriError({ reason: 'cancelled', method: name });
    }
    let onAbort: (() => void) | undefined;
    try {
      return await new Promise<Response>((resolve, reject) => {
        const done: requestCallback<Response> = (error, response) => {
          if (error !== null) {
            reject(error);
          } else if (response !== undefined) {
            resolve(response);
          }
        };
        const call = this.#client.makeUnaryRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          request,
          new Metadata(),
          { deadline: Date.now() + deadlineMs },
          done,
        );
        onAbort = () => call.cancel();
        signal?.addEventListener('abort', onAbort, { once: true });
      });
    } catch (error) {
      const failure = await failureOf(error, {
        address: this.#address,
        method: name,
        deadlineMs,
        cancelledByUs: signal?.aborted === true,
      });
      throw new CriError(failure, { cause: error });
    } finally {
      if (onAbort !== undefined) {
        signal?.removeEventListener('abort', onAbort);
      }
    }
  }

  /** Connects at once: a new client does not wait out the back-off of the old one. */
  reconnect(): void {
    this.#client.close();
    this.#client = connect(this.#address);
  }

  dispose(): void {
    this.#client.close();
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
