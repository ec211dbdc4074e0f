import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startProcess } from '../../../src/common/startProcess.ts';
import { temporaryFolder } from '../rpc/causes.ts';

const startOf = (file: string, ...args: string[]): Promise<ChildProcess | Error> =>
  startProcess(() => spawn(file, args, { stdio: 'ignore' }));

it('gives the process as soon as it runs, before a word of it is lost', async () => {
  const child = await startProcess(() => spawn('echo', ['hello'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  if (child instanceof Error) {
    throw child;
  }
  const [words] = (await once(child.stdout, 'data')) as [Buffer];
  expect(words.toString()).toBe('hello\n');
});

it('gives the error of a program that cannot be started, whether Node throws it at once or tells of it later', async () => {
  await using folder = temporaryFolder();
  const at = (name: string): string => path.join(folder.path, name);
  symlinkSync(at('loop'), at('loop'));
  writeFileSync(at('busy'), '#!/bin/sh\n', { mode: 0o755 });
  const written = openSync(at('busy'), 'r+');
  const busy = await startOf(at('busy'));
  closeSync(written);
  expect(busy).toMatchObject({ code: 'ETXTBSY' });
  expect(await startOf(at('absent'))).toMatchObject({ code: 'ENOENT' });
  expect(await startOf(at('loop'))).toMatchObject({ code: 'ELOOP' });
  expect(await startOf(at('x'.repeat(300)))).toMatchObject({ code: 'ENAMETOOLONG' });
  expect(await startOf('echo', 'a\0b')).toMatchObject({ code: 'ERR_INVALID_ARG_VALUE' });
});

it('gives the error of a child that Node could open no streams for', async () => {
  const started = startProcess(() => {
    const child = new ChildProcess();
    process.nextTick(() => child.emit('error', Object.assign(new Error('spawn EMFILE'), { code: 'EMFILE' })));
    return child;
  });
  expect(await started).toMatchObject({ code: 'EMFILE' });
});
