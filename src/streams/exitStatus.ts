import { isRecord } from '../common/isRecord.ts';
import type { ExecEnd } from './execEnd.ts';

/**
 * Reads the message on the status channel. `v4.channel.k8s.io` sends a Kubernetes `Status` as JSON, in which a non-zero
 * exit code is a cause with reason `ExitCode` and the code as its message. Older protocols send plain text on failure.
 */
export function parseExitStatus(payload: Uint8Array): ExecEnd {
  const text = new TextDecoder().decode(payload);
  const status = parseJson(text);
  if (!isRecord(status)) {
    return { kind: 'failed', message: text.trim() };
  }
  if (status['status'] === 'Success') {
    return { kind: 'exited', code: 0 };
  }
  const code = status['reason'] === 'NonZeroExitCode' ? exitCode(status['details']) : undefined;
  if (code !== undefined) {
    return { kind: 'exited', code };
  }
  const message = status['message'];
  return { kind: 'failed', message: typeof message === 'string' && message !== '' ? message : text };
}

function exitCode(details: unknown): number | undefined {
  const causes: unknown = isRecord(details) ? details['causes'] : undefined;
  const cause: unknown = Array.isArray(causes)
    ? causes.find((candidate: unknown) => isRecord(candidate) && candidate['reason'] === 'ExitCode')
    : undefined;
  const message = isRecord(cause) ? cause['message'] : undefined;
  return typeof message === 'string' && /^-?\d+$/.test(message) ? Number(message) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
