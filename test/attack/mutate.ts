import { hostileJson } from './hostileTexts.ts';
import type { Random } from './random.ts';

/** Bytes like the given ones that no honest server would send: cut, flipped, doubled, with pieces put in. */
export function mutatedBytes(bytes: Buffer, random: Random): Buffer {
  let mutated = Buffer.from(bytes);
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    const at = random.below(mutated.length + 1);
    switch (random.below(6)) {
      case 0:
        mutated = mutated.subarray(0, at);
        break;
      case 1:
        mutated = Buffer.concat([mutated.subarray(0, at), random.bytes(1 + random.below(12)), mutated.subarray(at)]);
        break;
      case 2:
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(random.below(mutated.length + 1))]);
        break;
      case 3:
        mutated = Buffer.concat([mutated, mutated.subarray(at)]);
        break;
      default:
        if (mutated.length > 0) {
          mutated[random.below(mutated.length)] = random.below(256);
        }
    }
  }
  return mutated;
}

/** A decoded message with some of its values replaced by others of the same type, so that it is encoded without ado. */
export function mutatedMessage(value: unknown, random: Random, probability: number): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value.map((item: unknown) => mutatedMessage(item, random, probability));
    return random.chance(probability) ? random.pick([[], [...items, ...items], items.slice(1)]) : items;
  }
  if (Buffer.isBuffer(value)) {
    return mutatedBytes(value, random);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
      if (random.chance(probability / 4)) {
        return [];
      }
      // The values of `info` are JSON, whatever their type says.
      const verbose = key === 'info' && typeof item === 'object' && random.chance(probability);
      return [[key, verbose ? { info: random.pick(hostileJson) } : mutatedMessage(item, random, probability)]];
    });
    return Object.fromEntries(entries);
  }
  if (!random.chance(probability)) {
    return value;
  }
  if (typeof value === 'boolean') {
    return !value;
  }
  if (typeof value === 'number') {
    return random.pick([0, -1, 1, 2 ** 31 - 1, -(2 ** 31), 7]);
  }
  if (typeof value === 'string') {
    // Long numbers and names of enumerations are texts here, too; what does not fit is refused by the encoding.
    if (/^-?\d+$/.test(value)) {
      return random.pick(['0', '-1', '1', '9223372036854775807', '-9223372036854775808', '-62135596800000000000']);
    }
    return /^(SANDBOX|CONTAINER|POD|NODE|NAMESPACE)_[A-Z_]+$/.test(value) ? random.below(9) : random.text();
  }
  return value;
}
