import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { readSocketAccess } from '../../../src/endpoint/socketAccess.ts';
import { asNobody, isRoot } from './asNobody.ts';
import { listeningSocket } from './listeningSocket.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const inFolder = temporaryFolder();

describe('readSocketAccess', () => {
  it('tells owner and mode of a socket', async () => {
    const socketPath = inFolder('a.sock');
    await using _socket = await listeningSocket(socketPath);
    chmodSync(socketPath, 0o640);
    expect(await readSocketAccess(socketPath)).toMatchObject({ owner: os.userInfo().username, mode: 0o640 });
  });

  it.skipIf(!isRoot)('shows numbers that no database knows as they are', async () => {
    const socketPath = inFolder('a.sock');
    await using _socket = await listeningSocket(socketPath);
    chownSync(socketPath, 54_321, 54_322);
    chmodSync(socketPath, 0o600);
    expect(await readSocketAccess(socketPath)).toEqual({ owner: '54321', group: '54322', mode: 0o600 });
  });

  it('knows nothing of what is absent', async () => {
    expect(await readSocketAccess(inFolder('none', 'a.sock'))).toBeUndefined();
  });

  it.skipIf(!isRoot)('knows nothing of what lies in a closed folder', async () => {
    mkdirSync(inFolder('closed'), { mode: 0o700 });
    const socketPath = inFolder('closed', 'a.sock');
    await using _socket = await listeningSocket(socketPath);
    expect(await asNobody(() => readSocketAccess(socketPath))).toBeUndefined();
  });
});
