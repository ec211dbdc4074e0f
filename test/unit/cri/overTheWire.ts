import type { MethodDefinition } from '@grpc/proto-loader';

/** A reply as it arrives: encoded and decoded with the real descriptor, so that defaults and unknown enums are real. */
export function overTheWire<Sent extends object, Received>(
  method: Pick<MethodDefinition<object, Sent, object, Received>, 'responseSerialize' | 'responseDeserialize'>,
  reply: Sent,
): Received {
  return method.responseDeserialize(method.responseSerialize(reply));
}
