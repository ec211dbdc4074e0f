import { describe, expect, it } from 'vitest';
import { messageParts } from '../../../src/rpc/messageParts.ts';
import { runtimeService } from '../../../src/rpc/services.ts';

const { responseSerialize, responseDeserialize } = runtimeService.ListContainers;

function reply(count: number): Buffer {
  return responseSerialize({
    containers: Array.from({ length: count }, (_, index) => ({
      id: `c${index}`,
      labels: { app: 'x'.repeat(index % 300) },
      created_at: String(1_700_000_000_000_000_000n + BigInt(index)),
    })),
  });
}

describe('messageParts', () => {
  it('gives parts that decode to the whole, in order', () => {
    const whole = reply(1000);
    const parts = messageParts(whole, 10_000);
    expect(parts.length).toBeGreaterThan(5);
    const containers = parts.flatMap((part) => responseDeserialize(Buffer.from(part)).containers);
    expect(containers).toEqual(responseDeserialize(whole).containers);
  });

  it('keeps each part near the size that was asked for', () => {
    const sizes = messageParts(reply(1000), 10_000).map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThan(11_000);
  });

  it('passes over fields of every kind', () => {
    // Field 1 varint 300, field 2 fixed64, field 3 bytes, field 4 fixed32.
    const message = Uint8Array.of(8, 0xac, 2, 17, 1, 2, 3, 4, 5, 6, 7, 8, 26, 2, 104, 105, 37, 1, 2, 3, 4);
    expect(messageParts(message, 1).map(({ length }) => length)).toEqual([3, 9, 4, 5]);
  });

  it.each([
    ['a length beyond the end', [10, 200, 1, 0]],
    ['a varint without end', [8, ...Array.from({ length: 12 }, () => 0xff)]],
    ['a group', [11, 12]],
    ['half a fixed64', [17, 1, 2]],
  ])('leaves %s whole for the decoder to refuse', (_, bytes) => {
    const message = Uint8Array.from(bytes);
    expect(messageParts(message, 1)).toEqual([message]);
  });

  it('gives an empty message as one part', () => {
    expect(messageParts(new Uint8Array(), 100)).toHaveLength(1);
  });
});
