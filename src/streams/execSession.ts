import type { WebSocket } from 'ws';
import type { TerminalSize } from '../contract/container.ts';
import { channels, decodeFrame, encodeFrame, parseExitStatus } from './channelProtocol.ts';
import type { ExecEnd, ExecStream, OnOutput } from './execStream.ts';

/** Input is cut into frames of this size, so that a large paste is taken up step by step. */
const inputFrameBytes = 32 * 1024;

/** How long the server may take to close the connection after it was asked to. */
const closeGraceMs = 1000;

/**
 * How much output may follow the end. It is not paused then, for a paused socket would not see the connection close: a
 * server that goes on without an end would fill the memory.
 */
const afterEndLimitBytes = 4 * 1024 * 1024;

/** Ctrl-C and Ctrl-D. Runtimes do not hang up on a command whose connection closes, so it is asked to end by them. */
const endKeys = Uint8Array.of(3, 4);

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
  #bytesAfterEnd = 0;

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
    void this.#send(channels.resize, new TextEncoder().encode(size));
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
        void this.#send(channels.stdin, endKeys);
      }
      this.#end = { kind: 'closed' };
      this.#settle(this.#end);
    }
    this.#finish();
  }

  #receive(message: Uint8Array): void {
    if (this.#end !== undefined) {
      this.#bytesAfterEnd += message.length;
      if (this.#bytesAfterEnd > afterEndLimitBytes) {
        this.#socket.terminate();
        return;
      }
    }
    const frame = decodeFrame(message);
    // Servers open with an empty frame, which says only that they are ready.
    if (frame === undefined || frame.payload.length === 0 || this.#end?.kind === 'closed') {
      return;
    }
    switch (frame.channel) {
      case channels.stdout:
        this.#onOutput(frame.payload, 'stdout');
        return;
      case channels.stderr:
        this.#onOutput(frame.payload, 'stderr');
        return;
      case channels.status:
        // Output may still follow, so `done` waits until the connection has closed.
        this.#end ??= parseExitStatus(frame.payload);
        this.#finish();
        return;
      default:
    }
  }

  /** Closes the connection with a handshake, or by force if the server does not answer. */
  #finish(): void {
    if (this.#closeTimer !== undefined || this.#socket.readyState === this.#socket.CLOSED) {
      return;
    }
    this.#closeTimer = setTimeout(() => this.#socket.terminate(), closeGraceMs);
    // A paused socket would not see the answer.
    this.#socket.resume();
    this.#socket.close(1000);
  }

  async #sendInput(bytes: Uint8Array): Promise<void> {
    for (let offset = 0; offset < bytes.length; offset += inputFrameBytes) {
      await this.#send(channels.stdin, bytes.subarray(offset, offset + inputFrameBytes));
    }
  }

  #send(channel: number, payload: Uint8Array): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) {
      return Promise.resolve();
    }
    // An error here means that the connection has ended, which `done` reports.
    return new Promise((resolve) => this.#socket.send(encodeFrame(channel, payload), () => resolve()));
  }
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolver<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
