import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readSmallFile } from '../../../src/common/readSmallFile.ts';
import { errorCode } from '../../../src/common/thrown.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cri-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string): string => path.join(folder, name);
const codeOf = (file: string, limit?: number): Promise<string | undefined> =>
  readSmallFile(file, limit).then(() => 'read', errorCode);

it('reads a whole file', async () => {
  const text = 'ä€😀\n'.repeat(10_000);
  writeFileSync(inFolder('a'), text);
  expect(await readSmallFile(inFolder('a'))).toBe(text);
});

it.skipIf(process.platform !== 'linux')('reads a file that has no size beforehand', async () => {
  expect(await readSmallFile('/proc/self/status')).toMatch(/^Name:/);
});

it('reads up to its limit and nothing larger', async () => {
  writeFileSync(inFolder('a'), 'x'.repeat(100));
  expect(await codeOf(inFolder('a'), 100)).toBe('read');
  expect(await codeOf(inFolder('a'), 99)).toBe('EFBIG');
  truncateSync(inFolder('a'), 2 ** 40);
  expect(await codeOf(inFolder('a'))).toBe('EFBIG');
});

it('waits for nothing that is no file', async () => {
  execFileSync('mkfifo', [inFolder('fifo')]);
  expect(await codeOf(inFolder('fifo'))).toBe('EFTYPE');
  expect(await codeOf('/dev/zero')).toBe('EFTYPE');
  expect(await codeOf(folder)).toBe('EISDIR');
  expect(await codeOf(inFolder('none'))).toBe('ENOENT');
});

it('opens nothing that is no file, for to open a device may be to act on it', async () => {
  const server = createServer().listen(inFolder('socket'));
  await once(server, 'listening');
  // The system would not open it: ENXIO.
  expect(await codeOf(inFolder('socket'))).toBe('EFTYPE');
  server.close();
});
