import { CriError } from '../../src/contract/failure.ts';
import type { JsonObject } from '../../src/contract/json.ts';
import { CriChannel } from '../../src/rpc/criChannel.ts';
import { methodName, type RpcMethod } from '../../src/rpc/rpcMethod.ts';
import { imageService, runtimeService } from '../../src/rpc/services.ts';
import { asRecord, asText, at } from '../../src/runtimes/json.ts';
import type { RecordedRuntime } from '../facts/recordedRuntime.ts';

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
    const key = keyOf(request as JsonObject);
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

function keyOf(request: JsonObject): string {
  const id = request['pod_sandbox_id'] ?? request['container_id'] ?? at(request, 'image', 'image');
  return asText(id) ?? '';
}

/** The values of `info` are text there. */
function onTheWire({ info, ...rest }: JsonObject): JsonObject {
  const texts = Object.entries(asRecord(info) ?? {}).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return { ...rest, info: Object.fromEntries(texts) };
}
