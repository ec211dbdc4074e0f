/** A field number that CRI does not use: a decoder skips it. */
const unknownField = 15_000;
const lengthDelimited = 2;

/** A serialized message and, after it, an unknown field of so many bytes. */
export function padded(message: Buffer, paddingBytes: number): Buffer {
  if (paddingBytes === 0) {
    return message;
  }
  const tag = varint(unknownField * 8 + lengthDelimited);
  return Buffer.concat([message, tag, varint(paddingBytes), Buffer.alloc(paddingBytes)]);
}

/** Protocol Buffers' variable-length integer: seven bits a byte, the lowest first. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}
