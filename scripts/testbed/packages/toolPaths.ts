import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The programs that the testbed starts, all of them unpacked packages. */
export interface ToolPaths {
  readonly runc: string;
  readonly crun: string;
  readonly runsc: string;
  readonly busybox: string;
  readonly dockerRegistry: string;
  readonly cniBinDir: string;
  /** For LD_LIBRARY_PATH: the shared libraries that the system does not have. Empty when it has all. */
  readonly libraryPath: string;
}

export const toolPackages = [
  'runc',
  'crun',
  'runsc',
  'busybox-static',
  'docker-registry',
  'containernetworking-plugins',
] as const;

/** Finds the programs in a folder of unpacked packages: which bin folder one is in differs between releases. */
export async function toolPaths(root: string): Promise<ToolPaths> {
  return {
    runc: locate(root, 'runc'),
    crun: locate(root, 'crun'),
    runsc: locate(root, 'runsc'),
    busybox: locate(root, 'busybox'),
    dockerRegistry: locate(root, 'docker-registry'),
    cniBinDir: join(root, 'usr/lib/cni'),
    libraryPath: (await libraryFolders(root)).join(':'),
  };
}

function locate(root: string, name: string): string {
  const file = ['usr/bin', 'usr/sbin', 'bin', 'sbin'].map((folder) => join(root, folder, name)).find(existsSync);
  if (file === undefined) throw new Error(`The packages hold no ${name}. Delete ${root} and try again.`);
  return file;
}

async function libraryFolders(root: string): Promise<string[]> {
  const folders: string[] = [];
  for (const parent of [join(root, 'usr/lib'), join(root, 'lib')]) {
    const names = await readdir(parent).catch(() => []);
    folders.push(...names.filter((name) => name.includes('-linux-gnu')).map((name) => join(parent, name)));
  }
  return folders;
}
