import type { TerminalSize } from '../../../src/contract/container.ts';
import type { ExecEnd, ExecStream } from '../../../src/streams/execStream.ts';

/** An exec whose end the test decides. */
export class FakeExecStream implements ExecStream {
  readonly done: Promise<ExecEnd>;
  readonly written: string[] = [];
  readonly sizes: TerminalSize[] = [];
  readonly flow: ('pause' | 'resume')[] = [];
  closed = false;
  end: (end: ExecEnd) => void = () => undefined;

  constructor() {
    this.done = new Promise((resolve) => (this.end = resolve));
  }

  write(bytes: Uint8Array): Promise<void> {
    this.written.push(new TextDecoder().decode(bytes));
    return Promise.resolve();
  }

  resize(size: TerminalSize): void {
    this.sizes.push(size);
  }

  pause(): void {
    this.flow.push('pause');
  }

  resume(): void {
    this.flow.push('resume');
  }

  close(): void {
    this.closed = true;
    this.end({ kind: 'closed' });
  }
}
