import type { WebSocket } from 'ws';
import type { TerminalSize } from '../contract/container.ts';
import { CHANNEL, decodeFrame, encodeFrame } from './channelFrame.ts';
import type { ExecEnd } from './execEnd.ts';
import type { ExecStream, OnOutput } from './execStream.ts';
import { parseExitStatus } from './exitStatus.ts';

/** Input is cut into frames of this size, so that a large paste is taken up step by step. */
const INPUT_FRAME_BYTES = 32 * 1024;

/** How long the other side has to close the connection once all is said. */
const CLOSE_GRACE_MS = 1000;

/** Ctrl-C and Ctrl-D: the runtimes do not hang up on a command whose connection closes, so it is asked to end. */
const FAREWELL = Uint8Array.of(3, 4);

/** An exec over a WebSocket that speaks `v4.channel.k8s.io`. */
export class ExecSession implements ExecStream {
  readonly done: Promise<ExecEnd>;
  readonly #socket: WebSocket;
  readonly #tty: boolean;
  readonly #onOutput: OnOutput;
  readonly #settle: (end: ExecEnd) => void;
  #end: ExecEnd | undefined;
  #input: Promise<void> = Promise.resolve();
  #closeTimer: NodeJS.Timeout | undefined;

  /** Takes over an open socket, and resumes it. */
  constructor(socket: WebSocket, tty: boolean, onOutput: OnOutput) {
    this.#socket = socket;
    this.#tty = tty;
    this.#onOutput = onOutput;
    const { promise, resolve } = withResolver<ExecEnd>();
    this.done = promise;
    this.#settle = resolve;
    socket.on('message', (data) => {
      if (data instanceof Uint8Array) {
        this.#receive(data);
      }
    });
    let detail = '';
    socket.on('error', (error) => (detail = error.message));
    socket.once('close', (code) => {
      clearTimeout(this.#closeTimer);
      resolve(this.#end ?? { kind: 'connectionLost', detail: detail || `WebSocket close code ${code}` });
    });
    socket.resume();
  }

  write(bytes: Uint8Array): Promise<void> {
    this.#input = this.#input.then(() => this.#sendInput(bytes));
    return this.#input;
  }

  resize({ columns, rows }: TerminalSize): void {
    const size = JSON.stringify({ Width: columns, Height: rows });
    void this.#send(CHANNEL.resize, new TextEncoder().encode(size));
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    if (this.#end === undefined) {
      if (this.#tty) {
        void this.#send(CHANNEL.stdin, FAREWELL);
      }
      this.#end = { kind: 'closed' };
      this.#settle(this.#end);
    }
    this.#finish();
  }

  #receive(message: Uint8Array): void {
    const frame = decodeFrame(message);
    // Servers open with an empty frame, which says only that they are ready.
    if (frame === undefined || frame.payload.length === 0 || this.#end?.kind === 'closed') {
      return;
    }
    switch (frame.channel) {
      case CHANNEL.stdout:
        this.#onOutput(frame.payload, 'stdout');
        return;
      case CHANNEL.stderr:
        this.#onOutput(frame.payload, 'stderr');
        return;
      case CHANNEL.status:
        // Output may still follow, so the end is told when the connection has closed.
        this.#end ??= parseExitStatus(frame.payload);
        this.#finish();
        return;
      default:
    }
  }

  /** Closes in good order, or by force if the other side does not answer. */
  #finish(): void {
    if (this.#closeTimer !== undefined || this.#socket.readyState === this.#socket.CLOSED) {
      return;
    }
    this.#closeTimer = setTimeout(() => this.#socket.terminate(), CLOSE_GRACE_MS);
    // A paused socket would not see the answer.
    this.#socket.resume();
    this.#socket.close(1000);
  }

  async #sendInput(bytes: Uint8Array): Promise<void> {
    for (let offset = 0; offset < bytes.length; offset += INPUT_FRAME_BYTES) {
      await this.#send(CHANNEL.stdin, bytes.subarray(offset, offset + INPUT_FRAME_BYTES));
    }
  }

  #send(channel: number, payload: Uint8Array): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) {
      return Promise.resolve();
    }
    // The callback's error is the end of the connection, which `done` tells.
    return new Promise((resolve) => this.#socket.send(encodeFrame(channel, payload), () => resolve()));
  }
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolver<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
