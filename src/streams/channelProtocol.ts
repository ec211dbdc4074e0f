import { isRecord } from '../common/isRecord.ts';
import { exactJson } from '../common/parseExactJson.ts';
import type { ExecEnd } from './execStream.ts';

/** Channels of `v4.channel.k8s.io`, as the runtimes' streaming servers number them. */
export const channels = { stdin: 0, stdout: 1, stderr: 2, status: 3, resize: 4 } as const;

interface ChannelFrame {
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

/** `undefined` for an empty message, which belongs to no channel. The payload shares the message's memory. */
export function decodeFrame(message: Uint8Array): ChannelFrame | undefined {
  const channel = message[0];
  return channel === undefined ? undefined : { channel, payload: message.subarray(1) };
}

/** A status is some hundred bytes. One that is much longer is not read: it would take as long as its sender likes. */
const statusLimitBytes = 64 * 1024;

/** What a person can read of a message; a runtime passes on what its low-level runtime and the container say. */
const messageLimitChars = 4096;

/**
 * Reads the message on the status channel. `v4.channel.k8s.io` sends a Kubernetes `Status` as JSON, in which a non-zero
 * exit code is a cause with reason `ExitCode` and the code as its message. Older protocols send plain text on failure.
 */
export function parseExitStatus(payload: Uint8Array): ExecEnd {
  const isTooLong = payload.length > statusLimitBytes;
  const text = new TextDecoder().decode(payload.subarray(0, statusLimitBytes));
  const status = isTooLong ? undefined : exactJson(text);
  if (!isRecord(status)) {
    return { kind: 'failed', message: cutMessage(text.trim(), isTooLong) };
  }
  if (status['status'] === 'Success') {
    return { kind: 'exited', code: 0 };
  }
  const code = status['reason'] === 'NonZeroExitCode' ? exitCode(status['details']) : undefined;
  if (code !== undefined) {
    return { kind: 'exited', code };
  }
  const message = status['message'];
  return { kind: 'failed', message: cutMessage(typeof message === 'string' && message !== '' ? message : text) };
}

/** A long message is cut, with a mark. */
function cutMessage(message: string, isCut = false): string {
  const shown = message.slice(0, messageLimitChars);
  return isCut || shown.length < message.length ? `${shown}…` : message;
}

function exitCode(details: unknown): number | undefined {
  const causes: unknown = isRecord(details) ? details['causes'] : undefined;
  const cause: unknown = Array.isArray(causes)
    ? causes.find((candidate: unknown) => isRecord(candidate) && candidate['reason'] === 'ExitCode')
    : undefined;
  const message = isRecord(cause) ? cause['message'] : undefined;
  return typeof message === 'string' && /^-?\d{1,10}$/.test(message) ? Number(message) : undefined;
}
