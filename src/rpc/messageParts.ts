/**
 * Cuts an encoded message between its top-level fields. Each part is itself a message of the same type, and decoding
 * them one after the other and joining their lists gives what decoding the whole gives: protobuf defines a message as
 * mergeable from its parts. So a long list can be decoded with other work in between.
 *
 * Source: the protobuf encoding, protobuf.dev/programming-guides/encoding ("Last One Wins", "Message structure").
 *
 * @param partBytes a part ends with the first field that reaches this size
 * @returns the whole as one part where it is no well-formed message: whoever decodes it says what is wrong
 */
export function messageParts(message: Uint8Array, partBytes: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  let at = 0;
  while (at < message.length) {
    const end = fieldEnd(message, at);
    if (end === undefined) {
      return [message];
    }
    at = end;
    if (at - start >= partBytes || at === message.length) {
      parts.push(message.subarray(start, at));
      start = at;
    }
  }
  return parts.length === 0 ? [message] : parts;
}

/** Where the field that begins here ends; `undefined` where that is outside of the message or of the encoding. */
function fieldEnd(message: Uint8Array, start: number): number | undefined {
  const tag = readVarint(message, start);
  if (tag === undefined) {
    return undefined;
  }
  switch (tag.value % 8) {
    case 0:
      return readVarint(message, tag.end)?.end;
    case 1:
      return inside(message, tag.end + 8);
    case 2: {
      const length = readVarint(message, tag.end);
      return length && inside(message, length.end + length.value);
    }
    case 5:
      return inside(message, tag.end + 4);
    default:
      // Groups (3, 4) are not part of proto3.
      return undefined;
  }
}

function inside(message: Uint8Array, end: number): number | undefined {
  return end <= message.length ? end : undefined;
}

/** At most 10 bytes. Lengths and tags are far below 2^53; a larger number only has to be passed over. */
function readVarint(message: Uint8Array, start: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let at = start; at < start + 10; at += 1) {
    const byte = message[at];
    if (byte === undefined) {
      return undefined;
    }
    value += (byte & 0x7f) * 2 ** (7 * (at - start));
    if (byte < 0x80) {
      return { value, end: at + 1 };
    }
  }
  return undefined;
}
