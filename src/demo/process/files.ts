import path from 'node:path';
import type { DemoImage } from '../seed/demoImage.ts';

/** The files of a container, in memory. Folders exist by the files in them, and the standard ones always. */
export class Files {
  readonly #files = new Map<string, Buffer>();
  readonly #folders = new Set(['/', '/bin', '/dev', '/etc', '/home', '/proc', '/root', '/sys', '/tmp', '/usr', '/var']);

  constructor(hostname: string, ip: string, image: DemoImage) {
    const name = image.userland === 'busybox' ? 'BusyBox' : image.userland === 'debian' ? 'Debian GNU/Linux' : 'none';
    this.write('/etc/hostname', `${hostname}\n`);
    this.write('/etc/hosts', `127.0.0.1\tlocalhost\n${ip === '' ? '127.0.1.1' : ip}\t${hostname}\n`);
    this.write('/etc/resolv.conf', 'nameserver 10.96.0.10\nsearch svc.cluster.local cluster.local\noptions ndots:5\n');
    this.write('/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n');
    this.write('/etc/os-release', `NAME="${name}"\nID=${image.userland}\nPRETTY_NAME="${name} (demonstration)"\n`);
    this.write('/proc/uptime', '86400.00 172800.00\n');
    this.#folders.add(image.workingDirectory ?? '/');
  }

  read(file: string): Buffer | undefined {
    return this.#files.get(file);
  }

  write(file: string, content: string | Uint8Array): void {
    this.#files.set(file, Buffer.from(content));
  }

  append(file: string, content: string | Uint8Array): void {
    this.write(file, Buffer.concat([this.read(file) ?? Buffer.alloc(0), Buffer.from(content)]));
  }

  makeFolder(folder: string): void {
    this.#folders.add(folder);
  }

  remove(file: string): boolean {
    return this.#files.delete(file) || this.#folders.delete(file);
  }

  isFolder(folder: string): boolean {
    return this.#folders.has(folder) || this.#all().some((name) => name.startsWith(inside(folder)));
  }

  /** The names in a folder, sorted. */
  list(folder: string): string[] {
    const start = inside(folder);
    const names = this.#all()
      .filter((name) => name.startsWith(start) && name !== folder)
      .map((name) => name.slice(start.length).split('/')[0] ?? '');
    return [...new Set(names)].filter((name) => name !== '').sort();
  }

  #all(): string[] {
    return [...this.#files.keys(), ...this.#folders];
  }
}

export function resolvePath(workingDirectory: string, name: string): string {
  return path.posix.resolve(workingDirectory, name);
}

function inside(folder: string): string {
  return folder === '/' ? '/' : `${folder}/`;
}
