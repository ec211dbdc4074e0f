import { describe, expect, it } from 'vitest';
import { Utf8Stream } from '../../../src/streams/utf8Stream.ts';

describe('Utf8Stream', () => {
  it('keeps characters whole wherever the bytes are split', () => {
    const text = 'a é 容器 🐳 \u{feff}z';
    const bytes = new TextEncoder().encode(text);
    for (let split = 0; split <= bytes.length; split += 1) {
      const stream = new Utf8Stream();
      const parts = [stream.decode(bytes.subarray(0, split)), stream.decode(bytes.subarray(split)), stream.end()];
      expect(parts.join('')).toBe(text);
      expect(parts.join('|')).not.toContain('\u{fffd}');
    }
  });

  it('replaces what is no UTF-8 and goes on', () => {
    const stream = new Utf8Stream();
    expect(stream.decode(Uint8Array.of(0xff, 0x61))).toBe('\u{fffd}a');
    expect(stream.decode(Uint8Array.of(0xe5, 0xae))).toBe('');
    expect(stream.end()).toBe('\u{fffd}');
  });
});
