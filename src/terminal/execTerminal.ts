import type { Disposable } from '../common/disposable.ts';
import { Emitter } from '../common/emitter.ts';
import type { TerminalSize } from '../contract/container.ts';
import { isCancelled } from '../contract/failure.ts';
import type { ExecStream } from '../streams/execStream.ts';
import { Utf8Stream } from '../streams/utf8Stream.ts';
import { AlternateScreen, CTRL_C, CTRL_D, DIM, ERASE_LINE, PLAIN, RESTORE } from './terminalSequences.ts';
import { redactText } from '../redact/redactText.ts';
import { terminalText } from '../words/plainText.ts';
import type { ExecWords } from './execWords.ts';
import { OutputPacer } from './outputPacer.ts';
import type { StartExec } from './startExec.ts';

type Phase =
  | { readonly kind: 'idle' }
  /** What is typed meanwhile is kept for the command. */
  | { readonly kind: 'starting'; readonly abort: AbortController; readonly typed: string[] }
  | { readonly kind: 'running'; readonly stream: ExecStream }
  /** The command is over; its output stays until the person has read it. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'closed' };

/** An exec as a terminal: starts the command, passes on what is typed and written, and says how it ended. */
export class ExecTerminal implements Disposable {
  readonly #name: string;
  readonly #start: StartExec;
  readonly #words: ExecWords;
  readonly #wrote = new Emitter<string>();
  readonly #closed = new Emitter<void>();
  readonly #renamed = new Emitter<string>();
  readonly #pacer: OutputPacer;
  readonly #encoder = new TextEncoder();
  readonly #decoders = { stdout: new Utf8Stream(), stderr: new Utf8Stream() };
  readonly #alternateScreen = new AlternateScreen();
  /** Whether the line that says so is the last on the screen. */
  #saysStarting = false;
  #phase: Phase = { kind: 'idle' };
  #size: TerminalSize | undefined;

  readonly onDidWrite = this.#wrote.event;
  readonly onDidClose = this.#closed.event;
  readonly onDidChangeName = this.#renamed.event;

  constructor(name: string, start: StartExec, words: ExecWords) {
    this.#name = name;
    this.#start = start;
    this.#words = words;
    this.#pacer = new OutputPacer({
      emit: (text) => this.#wrote.fire(text),
      pause: () => this.#stream?.pause(),
      resume: () => this.#stream?.resume(),
    });
  }

  /** Starts the command. The terminal's size is unknown as long as it has not been drawn. */
  open(size: TerminalSize | undefined): void {
    if (this.#phase.kind === 'idle') {
      this.#size = size;
      const phase: Phase = { kind: 'starting', abort: new AbortController(), typed: [] };
      this.#phase = phase;
      this.#wrote.fire(`${DIM}${terminalText(this.#words.starting())}${PLAIN}`);
      this.#saysStarting = true;
      void this.#run(phase);
    }
  }

  resize(size: TerminalSize): void {
    const same = size.columns === this.#size?.columns && size.rows === this.#size.rows;
    this.#size = size;
    if (!same) {
      this.#stream?.resize(size);
    }
  }

  input(text: string): void {
    const phase = this.#phase;
    switch (phase.kind) {
      case 'starting':
        if (text === CTRL_C) {
          this.#close();
        } else {
          phase.typed.push(text);
        }
        return;
      case 'running':
        // Ctrl-C is a byte like any other: the terminal in the container makes the signal of it.
        void phase.stream.write(this.#encoder.encode(text));
        return;
      case 'ended':
        // Not any key: whoever is typing when the connection breaks would lose all the output.
        if (text === '\r' || text === CTRL_C || text === CTRL_D) {
          this.#close();
        }
        return;
      default:
    }
  }

  /** Hangs up. Nothing is told any more. */
  dispose(): void {
    const phase = this.#phase;
    this.#phase = { kind: 'closed' };
    if (phase.kind === 'starting') {
      phase.abort.abort();
    } else if (phase.kind === 'running') {
      phase.stream.close();
    }
    this.#pacer.dispose();
    this.#wrote.dispose();
    this.#closed.dispose();
    this.#renamed.dispose();
  }

  get #stream(): ExecStream | undefined {
    return this.#phase.kind === 'running' ? this.#phase.stream : undefined;
  }

  async #run(starting: Extract<Phase, { kind: 'starting' }>): Promise<void> {
    try {
      const start = await this.#start({
        signal: starting.abort.signal,
        onOutput: (bytes, source) => this.#output(this.#decoders[source].decode(bytes)),
      });
      if (this.#phase !== starting) {
        if (start.kind === 'started') {
          start.stream.close();
        }
      } else if (start.kind === 'started') {
        await this.#follow(start.stream, starting.typed);
      } else {
        this.#finish(this.#words.notStarted(start));
      }
    } catch (error) {
      if (this.#phase === starting && !isCancelled(error)) {
        this.#finish(this.#words.failure(error));
      }
    }
  }

  async #follow(stream: ExecStream, typed: readonly string[]): Promise<void> {
    this.#phase = { kind: 'running', stream };
    this.#eraseStarting();
    if (this.#pacer.isPaused) {
      // It wrote too much before there was anything to pause.
      stream.pause();
    }
    if (this.#size !== undefined) {
      stream.resize(this.#size);
    }
    for (const text of typed) {
      this.input(text);
    }
    const end = await stream.done;
    if (this.#stream !== stream || end.kind === 'closed') {
      return;
    }
    this.#output(this.#decoders.stdout.end() + this.#decoders.stderr.end());
    this.#pacer.flush();
    this.#wrote.fire(`${this.#alternateScreen.leaving}${RESTORE}\r\n`);
    this.#finish(this.#words.ended(end));
  }

  /** The first output may come before the stream itself does. */
  #output(text: string): void {
    this.#eraseStarting();
    this.#alternateScreen.see(text);
    this.#pacer.push(text);
  }

  #eraseStarting(): void {
    if (this.#saysStarting) {
      this.#saysStarting = false;
      this.#wrote.fire(ERASE_LINE);
    }
  }

  #finish(message: string): void {
    this.#eraseStarting();
    this.#phase = { kind: 'ended' };
    const hint = `${DIM}${terminalText(this.#words.closeHint())}${PLAIN}`;
    this.#wrote.fire(`[${terminalText(redactText(message))}]\r\n${hint}\r\n`);
    this.#renamed.fire(this.#words.endedName(this.#name));
  }

  #close(): void {
    this.#closed.fire();
    this.dispose();
  }
}
