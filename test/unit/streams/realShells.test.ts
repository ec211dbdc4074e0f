import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExecSyncResult } from '../../../src/contract/container.ts';
import { CriError } from '../../../src/contract/failure.ts';
import { shellCommand } from '../../../src/streams/shellLaunch.ts';
import { probeShell } from '../../../src/streams/shellProbe.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cri-shells-'));
  // Both answer as the real ones do to a script in the language of POSIX; fish even ends with 0.
  shellScript('like-fish', `case "$2" in *TERM=*) echo 'Unsupported use of "="' >&2; exit 0;; esac; exec bash "$@"`);
  shellScript('like-tcsh', `case "$2" in *'$$'*) echo 'Illegal variable name.' >&2; exit 1;; esac; exec bash "$@"`);
  shellScript('like-nothing', 'exit 0');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function shellScript(name: string, script: string): void {
  writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, name), 0o755);
}

/** Runs a command on this machine as a runtime does in a container. */
function execSync(_id: string, [program = '', ...args]: readonly string[]): Promise<ExecSyncResult> {
  const env = { ...process.env, TERM: 'xterm', PATH: `${folder}:${process.env['PATH']}` };
  return new Promise((resolve, reject) => {
    execFile(program, args, { env, encoding: 'buffer' }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') {
        reject(new CriError({ reason: 'rejected', method: 'ExecSync', code: 'UNKNOWN', detail: 'not found' }));
      } else {
        resolve({ stdout, stderr, exitCode: error === null ? 0 : Number(error.code) });
      }
    });
  });
}

async function isThere(program: string): Promise<boolean> {
  return execSync('', [program, '-c', 'exit 0']).then(
    () => true,
    () => false,
  );
}

const shells = [
  'bash',
  'bash --login',
  `bash -o 'emacs'`,
  'rbash',
  'dash',
  'fish',
  'fish --login',
  'tcsh',
  'zsh',
  'mksh',
];
const present: string[] = [];
for (const shell of shells) {
  if (await isThere(shell.split(' ')[0] ?? '')) {
    present.push(shell);
  }
}

describe('a shell', () => {
  it.each([...present, 'like-fish', 'like-tcsh', 'like-fish --login'])(
    'that is found runs with its process id and its colours: %s',
    async (shell) => {
      const probe = await probeShell({ execSync }, '', ['no-such-shell', shell], { timeoutS: 5 });
      if (probe.kind !== 'found') {
        expect.fail(probe.detail);
      }
      const { stdout, exitCode } = await execSync('', shellCommand(probe.launch, '-c', 'echo TERM is $TERM'));
      expect(stdout.toString()).toMatch(/^\d+\n(.*\n)*TERM is xterm-256color\n$/);
      expect(exitCode).toBe(0);
      expect(probe.launch.shell).toBe(shell);
    },
  );

  it('that cannot be started leaves its turn to the next', async () => {
    const shellsToTry = ['bash --no-such-option', 'like-nothing', 'sh'];
    expect(await probeShell({ execSync }, '', shellsToTry, { timeoutS: 5 })).toEqual({
      kind: 'found',
      launch: { shell: 'sh', words: ['sh'], starter: 'sh' },
    });
  });
});
