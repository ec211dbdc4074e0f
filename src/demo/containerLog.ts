import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { rfc3339Nano } from './clock.ts';

/** The longest text of one line; a longer one is written in parts, as by containerd (`maxContainerLogLineSize`). */
const longestLineBytes = 16 * 1024;

type Stream = 'stdout' | 'stderr';

/** A container's log file in the format of CRI: `<time> <stream> <P|F> <text>`. */
export class ContainerLog {
  readonly #rest: Record<Stream, Buffer> = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
  #file: number | undefined;

  /** @param logPath opened (its folders are made) with the first line */
  constructor(
    private readonly logPath: string,
    private readonly now: () => bigint,
  ) {}

  write(stream: Stream, data: Uint8Array): void {
    let rest = Buffer.concat([this.#rest[stream], data]);
    const lines: string[] = [];
    for (let end = rest.indexOf('\n'); end >= 0 || rest.length >= longestLineBytes; end = rest.indexOf('\n')) {
      const whole = end >= 0 && end <= longestLineBytes;
      const length = whole ? end : longestLineBytes;
      lines.push(this.#format(stream, whole ? 'F' : 'P', rest.subarray(0, length)));
      rest = rest.subarray(whole ? length + 1 : length);
    }
    this.#rest[stream] = rest;
    this.#append(lines);
  }

  /** Writes a line of the past. */
  writeAt(timeNs: bigint, stream: Stream, text: string): void {
    this.#append([`${rfc3339Nano(timeNs)} ${stream} F ${text}\n`]);
  }

  /** After the file was renamed (rotated): goes on in a new one of the same name. */
  reopen(): void {
    this.#closeFile();
    this.#open();
  }

  /** What has no line end yet becomes the last line. */
  close(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (this.#rest[stream].length > 0) {
        this.#append([this.#format(stream, 'F', this.#rest[stream])]);
        this.#rest[stream] = Buffer.alloc(0);
      }
    }
    this.#closeFile();
  }

  #format(stream: Stream, tag: 'P' | 'F', text: Buffer): string {
    return `${rfc3339Nano(this.now())} ${stream} ${tag} ${text.toString()}\n`;
  }

  #append(lines: readonly string[]): void {
    if (lines.length > 0) {
      writeSync(this.#open(), lines.join(''));
    }
  }

  #open(): number {
    if (this.#file === undefined) {
      mkdirSync(path.dirname(this.logPath), { recursive: true });
      this.#file = openSync(this.logPath, 'a', 0o640);
    }
    return this.#file;
  }

  #closeFile(): void {
    if (this.#file !== undefined) {
      closeSync(this.#file);
      this.#file = undefined;
    }
  }
}
