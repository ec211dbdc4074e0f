import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

type Stream = 'stdout' | 'stderr';

/** A container's log file in the format of CRI: `<time> <stream> F <text>`, a line each. */
export class ContainerLog {
  readonly #rest: Record<Stream, string> = { stdout: '', stderr: '' };

  readonly #logPath: string;
  readonly #now: () => bigint;

  /** @param logPath made, with its folders, for the first line */
  constructor(logPath: string, now: () => bigint) {
    this.#logPath = logPath;
    this.#now = now;
  }

  write(stream: Stream, data: Uint8Array): void {
    const lines = (this.#rest[stream] + Buffer.from(data).toString()).split('\n');
    this.#rest[stream] = lines.pop() ?? '';
    lines.forEach((line) => this.writeAt(this.#now(), stream, line));
  }

  /** Writes a line of the past. */
  writeAt(timeNs: bigint, stream: Stream, text: string): void {
    mkdirSync(path.dirname(this.#logPath), { recursive: true });
    appendFileSync(this.#logPath, `${rfc3339Nano(timeNs)} ${stream} F ${text}\n`, { mode: 0o640 });
  }

  /** What has no line end yet becomes the last line. */
  close(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (this.#rest[stream] !== '') {
        this.writeAt(this.#now(), stream, this.#rest[stream]);
        this.#rest[stream] = '';
      }
    }
  }
}

/** RFC 3339 with nanoseconds. */
function rfc3339Nano(timeNs: bigint): string {
  const seconds = new Date(Number(timeNs / 1_000_000n)).toISOString().slice(0, 19);
  return `${seconds}.${(timeNs % 1_000_000_000n).toString().padStart(9, '0')}Z`;
}
