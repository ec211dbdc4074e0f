import path from 'node:path';
import type { DemoImage } from '../seed/catalogue.ts';
import type { Program, SignalName, Signals } from './program.ts';

export interface ProcessRow {
  readonly pid: number;
  readonly argv: readonly string[];
  readonly signals: Signals;
}

export interface MachineOptions {
  readonly hostname: string;
  /** Empty on the host's network. */
  readonly ip: string;
  readonly kernel: string;
  readonly image: DemoImage;
  /** The program of a name or path, as far as the image has it. */
  readonly findProgram: (name: string, image: DemoImage) => Program | undefined;
}

/** A container from inside: its name, its files, its processes. */
export class Machine {
  readonly hostname: string;
  readonly kernel: string;
  readonly image: DemoImage;
  readonly #options: MachineOptions;
  readonly #processes = new Map<number, ProcessRow>();
  #files: Files | undefined;
  #lastPid = 0;

  constructor(options: MachineOptions) {
    this.hostname = options.hostname;
    this.kernel = options.kernel;
    this.image = options.image;
    this.#options = options;
  }

  get user(): string {
    return this.image.user ?? 'root';
  }

  /** Made on first use: most containers of a big node are never looked into. */
  get files(): Files {
    this.#files ??= new Files(this.#options);
    return this.#files;
  }

  /** @throws Error as runc words it, when the image has no such program */
  requireProgram(argv: readonly string[]): Program {
    const [name] = argv;
    if (name === undefined) {
      throw new Error('args must not be empty');
    }
    const program = this.findProgram(name);
    if (program === undefined) {
      throw new Error(`unable to start container process: exec: ${JSON.stringify(name)}: ${this.#whyNot(name)}`);
    }
    return program;
  }

  findProgram(name: string): Program | undefined {
    return this.#options.findProgram(name, this.image);
  }

  processes(): ProcessRow[] {
    return [...this.#processes.values()].sort((left, right) => left.pid - right.pid);
  }

  /** Enters a process into the table. */
  begin(argv: readonly string[], signals: Signals): number {
    this.#lastPid += 1;
    this.#processes.set(this.#lastPid, { pid: this.#lastPid, argv, signals });
    return this.#lastPid;
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

  #whyNot(name: string): string {
    if (!name.includes('/')) {
      return 'executable file not found in $PATH';
    }
    const exists = this.files.isFolder(name) || this.files.read(name) !== undefined;
    return exists ? 'permission denied' : `stat ${name}: no such file or directory`;
  }
}

const folders = ['/', '/bin', '/dev', '/etc', '/home', '/proc', '/root', '/sys', '/tmp', '/usr', '/var'];

/** The few files of a container that are worth a look, by their paths. */
export class Files {
  readonly #contents: ReadonlyMap<string, string>;
  readonly #names: readonly string[];

  constructor({ hostname, ip, image }: MachineOptions) {
    const name = image.userland === 'busybox' ? 'BusyBox' : 'Debian GNU/Linux';
    this.#contents = new Map([
      ['/etc/hostname', `${hostname}\n`],
      ['/etc/hosts', `127.0.0.1\tlocalhost\n${ip === '' ? '127.0.1.1' : ip}\t${hostname}\n`],
      ['/etc/resolv.conf', 'nameserver 10.96.0.10\nsearch svc.cluster.local cluster.local\noptions ndots:5\n'],
      ['/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n'],
      ['/etc/os-release', `NAME="${name}"\nID=${image.userland}\nPRETTY_NAME="${name} (demonstration)"\n`],
    ]);
    this.#names = [...this.#contents.keys(), ...folders, image.workingDirectory ?? '/'];
  }

  read(file: string): string | undefined {
    return this.#contents.get(file);
  }

  isFolder(folder: string): boolean {
    return !this.#contents.has(folder) && this.#names.some((name) => name === folder || name.startsWith(`${folder}/`));
  }

  /** The names in a folder, sorted. */
  list(folder: string): string[] {
    const inside = this.#names
      .filter((name) => name !== folder && path.posix.relative(folder, name).split('/')[0] !== '..')
      .map((name) => path.posix.relative(folder, name).split('/')[0] ?? '');
    return [...new Set(inside)].sort();
  }
}
