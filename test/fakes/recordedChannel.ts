import { CriError } from '../../src/contract/failure.ts';
import type { JsonObject } from '../../src/contract/json.ts';
import { CriChannel } from '../../src/rpc/criChannel.ts';
import { methodName, type RpcMethod } from '../../src/rpc/rpcMethod.ts';
import { imageService, runtimeService } from '../../src/rpc/services.ts';
import type { RecordedRuntime } from '../facts/recordedRuntime.ts';
import { keyOfRequest, onTheWire } from '../facts/recordedWire.ts';

/** The server is a recording: each reply takes the way through its encoding, as on the wire. Nothing is connected. */
export class RecordedChannel extends CriChannel {
  readonly #recorded: RecordedRuntime;

  constructor(recorded: RecordedRuntime) {
    super({ kind: 'unix', path: '/run/recorded.sock' }, () => Infinity);
    this.#recorded = recorded;
  }

  /** @throws CriError `unimplemented` for what is not recorded, and `notFound` for an object that is not */
  override unary<Request, Response>(method: RpcMethod<Request, Response>, request: Request): Promise<Response> {
    const definition = [...Object.values(runtimeService), ...Object.values(imageService)].find(
      ({ path }) => path === method.path,
    );
    const call = methodName(method);
    if (definition === undefined) {
      return Promise.reject(new CriError({ reason: 'unimplemented', method: call }));
    }
    // A request is an object of the wire's fields.
    const key = keyOfRequest(request as JsonObject);
    const reply = this.#recorded.reply(call, key);
    if (reply === undefined) {
      const failure =
        key === '' ? ({ reason: 'unimplemented' } as const) : ({ reason: 'notFound', detail: key } as const);
      return Promise.reject(new CriError({ ...failure, method: call }));
    }
    // Of the method that was found by its path; a reply that does not fit is refused by the encoding.
    const encode = definition.responseSerialize as (value: object) => Buffer;
    return Promise.resolve(method.responseDeserialize(encode(onTheWire(reply))));
  }

  override readEach<Request, Response>(method: RpcMethod<Request, Response>): Promise<void> {
    return Promise.reject(new CriError({ reason: 'unimplemented', method: methodName(method) }));
  }
}
