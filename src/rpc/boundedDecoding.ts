import protobuf from 'protobufjs/minimal.js';
import { type ExceededLimit, limits } from '../common/limits.ts';
import type { RpcMethod } from './rpcMethod.ts';

/** A reply exceeds a limit. Thrown where messages are decoded; the channel makes a `CriFailure` of it. */
export class LimitExceeded extends Error {
  override readonly name = 'LimitExceeded';
  readonly limit: ExceededLimit;

  constructor(limit: ExceededLimit) {
    super(`More than ${limit.most} ${limit.of}`);
    this.limit = limit;
  }
}

/**
 * A decoder that refuses a message of too many values before they are in memory: decoded, a field of two bytes takes
 * two hundred.
 *
 * proto-loader's decoders are made for bytes, but hand them on to protobufjs, which takes a reader as well, and reads
 * all nested messages with it. test/unit/rpc/boundedDecoding.test.ts fails when an upgrade changes that.
 */
export function boundedDecoder<Message>(decode: (bytes: Buffer) => Message): (bytes: Buffer) => Message {
  const decodeFrom = decode as (source: Buffer | CountingReader) => Message;
  return (bytes) => decodeFrom(new CountingReader(bytes));
}

/** The method of one stream with an end, which is given up when its messages together are too much. */
export function boundedStream<Request, Response>(method: RpcMethod<Request, Response>): RpcMethod<Request, Response> {
  let bytes = 0;
  let messages = 0;
  return {
    ...method,
    responseDeserialize: (message) => {
      bytes += message.length;
      messages += 1;
      if (bytes > limits.streamBytes) {
        throw new LimitExceeded({ of: 'bytes', most: limits.streamBytes });
      }
      if (messages > limits.streamMessages) {
        throw new LimitExceeded({ of: 'messages', most: limits.streamMessages });
      }
      return method.responseDeserialize(message);
    },
  };
}

/** Counts what is read: every field begins with a `uint32`, and only packed numbers follow one another without. */
class CountingReader extends protobuf.BufferReader {
  #left: number = limits.valuesAtOnce;

  override uint32(): number {
    this.#count();
    return super.uint32();
  }

  override int32(): number {
    this.#count();
    return super.int32();
  }

  override int64(): ReturnType<protobuf.BufferReader['int64']> {
    this.#count();
    return super.int64();
  }

  override uint64(): ReturnType<protobuf.BufferReader['uint64']> {
    this.#count();
    return super.uint64();
  }

  #count(): void {
    this.#left -= 1;
    if (this.#left < 0) {
      throw new LimitExceeded({ of: 'values', most: limits.valuesAtOnce });
    }
  }
}
