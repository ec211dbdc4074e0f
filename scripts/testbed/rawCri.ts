import { readFileSync } from 'node:fs';
import * as grpc from '@grpc/grpc-js';
import { fromJSON, type AnyDefinition, type MethodDefinition } from '@grpc/proto-loader';
import type { ImageServiceClient } from '../../src/rpc/generated/types/runtime/v1/ImageService.ts';
import type { RuntimeServiceClient } from '../../src/rpc/generated/types/runtime/v1/RuntimeService.ts';
import { decoding } from '../../src/rpc/decoding.ts';

type Services = Omit<RuntimeServiceClient, keyof grpc.Client> & Omit<ImageServiceClient, keyof grpc.Client>;
type Unary<T> = T extends (argument: infer Request, callback: grpc.requestCallback<infer Reply>) => grpc.ClientUnaryCall
  ? { request: Request; reply: Reply }
  : never;
type Method = keyof Services;
type Request<M extends Method> = Unary<Services[M]>['request'];
type Reply<M extends Method> = Unary<Services[M]>['reply'];
type Descriptors = Parameters<typeof fromJSON>[0];

/**
 * CRI calls as they are, for setting up and looking at a runtime. It shares nothing with the extension's client but
 * the descriptors, so that the one can be tested with the other.
 */
export class RawCri implements Disposable {
  readonly #client: grpc.Client;
  readonly #methods = loadMethods();

  constructor(socketPath: string) {
    this.#client = new grpc.Client(`unix://${socketPath}`, grpc.credentials.createInsecure(), {
      // A channel of its own, which finds a restarted runtime at once instead of sharing another one's back-off.
      'grpc.use_local_subchannel_pool': 1,
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 500,
      'grpc.max_receive_message_length': 64 * 1024 * 1024,
    });
  }

  /** @throws grpc.ServiceError */
  call<M extends Method>(method: M, request: Request<M>, timeoutMs = 30_000): Promise<Reply<M>> {
    const definition = this.#methods.get(method);
    if (!definition) throw new Error(`CRI has no method ${method}`);
    const { path, requestSerialize, responseDeserialize } = definition;
    const options = { deadline: Date.now() + timeoutMs };
    const deserialize = (bytes: Buffer): Reply<M> => responseDeserialize(bytes);
    return new Promise((resolve, reject) => {
      const done: grpc.requestCallback<Reply<M>> = (error, reply) => {
        if (error) reject(error);
        else if (reply !== undefined) resolve(reply);
      };
      this.#client.makeUnaryRequest(path, requestSerialize, deserialize, request, new grpc.Metadata(), options, done);
    });
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }
}

function loadMethods(): Map<string, MethodDefinition<object, object>> {
  const file = new URL('../../src/rpc/generated/descriptors.json', import.meta.url);
  const definitions = fromJSON(JSON.parse(readFileSync(file, 'utf8')) as Descriptors, decoding);
  const methods = ['RuntimeService', 'ImageService'].flatMap((name) => methodsOf(definitions[`runtime.v1.${name}`]));
  return new Map(methods);
}

function methodsOf(definition: AnyDefinition | undefined): [string, MethodDefinition<object, object>][] {
  return definition && !('format' in definition) ? Object.entries(definition) : [];
}
