import type { DemoImage } from '../seed/demoImage.ts';
import { Files } from './files.ts';
import type { SignalName } from './killed.ts';
import type { Program } from './program.ts';
import type { Signals } from './signals.ts';

export interface ProcessRow {
  readonly pid: number;
  readonly user: string;
  readonly argv: readonly string[];
  readonly signals: Signals;
}

/** A container from inside: its files, its processes, its name. */
export class Machine {
  #files: Files | undefined;
  readonly #processes = new Map<number, ProcessRow>();
  #lastPid = 0;

  constructor(
    readonly hostname: string,
    readonly image: DemoImage,
    readonly kernel: string,
    private readonly ip: string,
    /** The program of a name or path, as far as the image has it. */
    readonly findProgram: (name: string) => Program | undefined,
  ) {}

  /** Made on first use: most containers of a big node are never looked into. */
  get files(): Files {
    this.#files ??= new Files(this.hostname, this.ip, this.image);
    return this.#files;
  }

  processes(): ProcessRow[] {
    return [...this.#processes.values()].sort((left, right) => left.pid - right.pid);
  }

  /** Enters a process into the table. */
  begin(argv: readonly string[], signals: Signals): ProcessRow {
    this.#lastPid += 1;
    const row = { pid: this.#lastPid, user: this.image.user ?? 'root', argv, signals };
    this.#processes.set(row.pid, row);
    return row;
  }

  /** A process becomes another program (`exec`). */
  become(pid: number, argv: readonly string[]): void {
    const row = this.#processes.get(pid);
    if (row !== undefined) {
      this.#processes.set(pid, { ...row, argv });
    }
  }

  end(pid: number): void {
    this.#processes.delete(pid);
  }

  /** False when there is no such process. */
  kill(pid: number, signal: SignalName): boolean {
    const row = this.#processes.get(pid);
    row?.signals.deliver(signal);
    return row !== undefined;
  }
}
