import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Where a part's output goes. Parts that run beside each other would print into one another's lines, and nobody could
 * tell whose failure is whose: each is then kept and printed as one block when its part is over. A part that has the
 * run to itself prints as it goes.
 */
export class PartOutput {
  static readonly #open = new Set<PartOutput>();
  static readonly #children = new Set<ChildProcess>();
  readonly #name: string;
  readonly #isLive: boolean;
  readonly #kept: Buffer[] = [];

  constructor(name: string, isLive: boolean) {
    this.#name = name;
    this.#isLive = isLive;
    PartOutput.#open.add(this);
    console.log(isLive ? `\n== ${name}` : `-- ${name} begins`);
  }

  write(text: string): void {
    if (this.#isLive) {
      process.stdout.write(text);
    } else {
      this.#kept.push(Buffer.from(text));
    }
  }

  /** Runs a program with its output on this one and resolves to its exit code; a signal counts as a failure. */
  async run(command: string, args: readonly string[]): Promise<number> {
    const stream = this.#isLive ? 'inherit' : 'pipe';
    // A program that writes into a pipe leaves its colours out, though a terminal may be behind us.
    const env = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;
    const child = spawn(command, args, { stdio: ['ignore', stream, stream], env });
    PartOutput.#children.add(child);
    for (const each of [child.stdout, child.stderr]) {
      each?.on('data', (bytes: Buffer) => this.#kept.push(bytes));
    }
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        PartOutput.#children.delete(child);
        resolve(code ?? 1);
      });
    });
  }

  /** Prints what was kept. */
  end(): void {
    PartOutput.#open.delete(this);
    if (!this.#isLive) {
      process.stdout.write(`\n== ${this.#name}\n${Buffer.concat(this.#kept).toString('utf8')}\n`);
    }
  }

  /** Ends the programs of all parts and prints how far they have come, for a run that is broken off. */
  static breakOff(): void {
    PartOutput.#children.forEach((child) => child.kill('SIGTERM'));
    PartOutput.#open.forEach((output) => output.end());
  }
}
