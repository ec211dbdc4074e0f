import { describe, expect, it } from 'vitest';
import { CHANNEL, decodeFrame, encodeFrame } from '../../../src/streams/channelFrame.ts';

describe('channel frames', () => {
  it('puts the channel before the payload', () => {
    expect([...encodeFrame(CHANNEL.resize, Uint8Array.of(7, 8))]).toEqual([4, 7, 8]);
  });

  it('reads back what it wrote', () => {
    expect(decodeFrame(encodeFrame(CHANNEL.stdout, Uint8Array.of(0, 255)))).toEqual({
      channel: 1,
      payload: Uint8Array.of(0, 255),
    });
  });

  it('takes a frame without payload', () => {
    expect(decodeFrame(Uint8Array.of(1))).toEqual({ channel: 1, payload: new Uint8Array() });
  });

  it('takes an empty message for nothing', () => {
    expect(decodeFrame(new Uint8Array())).toBeUndefined();
  });
});
