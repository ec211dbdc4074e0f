import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CredentialPlaces } from '../../../src/credentials/places.ts';

export interface Home extends AsyncDisposable {
  readonly folder: string;
  readonly places: CredentialPlaces;
  /** A file, executable so that it may be a helper; its path. */
  write(name: string, content: unknown): Promise<string>;
  /** A credential helper: a shell script. */
  helper(name: string, script: string): Promise<string>;
}

/** A home folder whose owner has no other place for logins, and whose `bin` comes first in the PATH. */
export async function home(env: NodeJS.ProcessEnv = {}): Promise<Home> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-home-'));
  const write = async (name: string, content: unknown): Promise<string> => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    await chmod(file, 0o700);
    return file;
  };
  return {
    folder,
    places: {
      env: { PATH: `${folder}/bin:/usr/bin:/bin`, ...env },
      homeFolder: folder,
      uid: undefined,
      kubeletConfig: path.join(folder, 'kubelet/config.json'),
    },
    write,
    helper: (name, script) => write(`bin/docker-credential-${name}`, `#!/bin/sh\n${script}\n`),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
