import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMachinesProgram, onlyRootWrites } from '../../../src/proc/ownPrograms.ts';
import { isRoot } from '../endpoint/asNobody.ts';
import { madeMachine } from './madeMachine.ts';

const { at, write } = madeMachine();

async function program(name: string): Promise<string> {
  write(name, '#!/bin/sh\n');
  await chmod(at(name), 0o755);
  return at(name);
}

describe('a program that may be run although a reply named it', () => {
  it('is one in the machine’s own folders for programs', async () => {
    expect(await isMachinesProgram(realpathSync('/usr/bin/env'))).toBe(true);
  });

  it('is none that is root’s and elsewhere, as in the root folder of a container', async () => {
    const elsewhere = realpathSync('/etc/passwd');
    expect(await onlyRootWrites(elsewhere)).toBe(true);
    expect(await isMachinesProgram(elsewhere)).toBe(false);
    expect(await isMachinesProgram('/proc/1/stat')).toBe(false);
    expect(await isMachinesProgram(realpathSync(await program('rootfs/usr/bin/runc')))).toBe(false);
  });

  it('is none that others than root can change, though it is in a folder for programs', async () => {
    const file = realpathSync(await program('bin/runc'));
    expect(await isMachinesProgram(file, [path.dirname(file)])).toBe(false);
  });

  it('is none in a folder below one for programs, whether it is there or not', async () => {
    // It would reject if the file itself were looked at.
    expect(await isMachinesProgram(path.join('/usr/bin', 'below', 'runc'))).toBe(false);
  });
});

describe('onlyRootWrites', () => {
  it('is so for a program of the system', async () => {
    expect(await onlyRootWrites(realpathSync('/usr/bin/env'))).toBe(true);
  });

  it('is not so in a folder where others may write, sticky or not, nor for that folder', async () => {
    const file = realpathSync(await program('runc'));
    expect(await onlyRootWrites(file)).toBe(false);
    expect(await onlyRootWrites(realpathSync('/tmp'))).toBe(false);
  });

  it('is not so for what belongs to another, though nobody may write it as it is', async () => {
    const child = spawn('cat', { stdio: 'pipe', ...(isRoot && { uid: 65_534 }) });
    await once(child, 'spawn');
    try {
      expect(await onlyRootWrites('/proc/1/stat')).toBe(true);
      expect(await onlyRootWrites(`/proc/${child.pid}/stat`)).toBe(false);
    } finally {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  });
});
