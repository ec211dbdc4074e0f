/** Channels of `v4.channel.k8s.io`, as the runtimes' streaming servers number them. */
export const CHANNEL = { stdin: 0, stdout: 1, stderr: 2, status: 3, resize: 4 } as const;

export interface ChannelFrame {
  readonly channel: number;
  readonly payload: Uint8Array;
}

/** One WebSocket message is one frame: a byte that names the channel, then the payload. */
export function encodeFrame(channel: number, payload: Uint8Array): Uint8Array {
  const message = new Uint8Array(payload.length + 1);
  message[0] = channel;
  message.set(payload, 1);
  return message;
}

/** Returns undefined for an empty message, which belongs to no channel. The payload shares the message's memory. */
export function decodeFrame(message: Uint8Array): ChannelFrame | undefined {
  const channel = message[0];
  return channel === undefined ? undefined : { channel, payload: message.subarray(1) };
}
