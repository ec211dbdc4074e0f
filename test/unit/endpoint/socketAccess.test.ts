import { chmodSync, chownSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { readRefusal } from '../../../src/endpoint/socketAccess.ts';
import { asNobody, isRoot } from './asNobody.ts';
import { listeningSocket } from './listeningSocket.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const inFolder = temporaryFolder();

const readAccess = async (socketPath: string): Promise<unknown> => (await readRefusal(socketPath)).access;

describe('who may open a socket', () => {
  it('tells owner and mode of a socket', async () => {
    const socketPath = inFolder('a.sock');
    await using _socket = await listeningSocket(socketPath);
    chmodSync(socketPath, 0o640);
    expect(await readAccess(socketPath)).toMatchObject({ owner: os.userInfo().username, mode: 0o640 });
  });

  it.skipIf(!isRoot)('shows numbers that no database knows as they are', async () => {
    const socketPath = inFolder('a.sock');
    await using _socket = await listeningSocket(socketPath);
    chownSync(socketPath, 54_321, 54_322);
    chmodSync(socketPath, 0o600);
    expect(await readAccess(socketPath)).toEqual({ owner: '54321', group: '54322', mode: 0o600 });
  });

  it('knows nothing of what is absent', async () => {
    expect(await readAccess(inFolder('none', 'a.sock'))).toBeUndefined();
  });

  it.skipIf(!isRoot)('knows nothing of what lies in a closed folder', async () => {
    mkdirSync(inFolder('closed'), { mode: 0o700 });
    const socketPath = inFolder('closed', 'a.sock');
    await using _socket = await listeningSocket(socketPath);
    expect(await asNobody(() => readAccess(socketPath))).toBeUndefined();
  });
});

describe('what refuses', () => {
  const gid = 4_242;
  const ada = { uid: 1_000, groups: [1_000] };

  /** What refuses ada where a socket has this mode, and the databases have these lines. */
  async function refuser(mode: number, asker = ada, { passwd = '', group = '' } = {}): Promise<unknown> {
    const socketPath = inFolder(`${mode}.sock`);
    await using _socket = await listeningSocket(socketPath);
    chmodSync(socketPath, mode);
    const databases = { passwd: inFolder('passwd'), group: inFolder('group') };
    const { gid: actual, uid } = statSync(socketPath);
    writeFileSync(databases.passwd, `root:x:${uid}:0::/:\nada:x:1000:1000::/:\n${passwd}`);
    writeFileSync(databases.group, `containers:x:${actual}:${group}\n`);
    return (await readRefusal(socketPath, asker, databases)).refusedBy;
  }

  it('is the mode, of a stranger', async () => {
    expect(await refuser(0o660)).toBeUndefined();
    expect(await refuser(0o660, ada, { group: 'bob,adam' })).toBeUndefined();
  });

  it('are the groups that the process has kept, of one who joined the group since', async () => {
    expect(await refuser(0o660, ada, { group: 'bob,ada' })).toBe('oldGroups');
    // Her first group stands in the one database alone.
    const { gid: own } = statSync(inFolder('.'));
    const eve = { uid: 1_001, groups: [1_001] };
    expect(await refuser(0o660, eve, { passwd: `eve:x:1001:${own}::/:\n` })).toBe('oldGroups');
    // Membership is of no use where the group may not write.
    expect(await refuser(0o640, ada, { group: 'ada' })).toBeUndefined();
  });

  it('is something beside the mode where that lets the process in', async () => {
    expect(await refuser(0o666)).toBe('notTheMode');
    expect(await refuser(0o600, { uid: 0, groups: [0] })).toBe('notTheMode');
    const { gid: own } = statSync(inFolder('.'));
    expect(await refuser(0o660, { uid: 1_000, groups: [gid, own] })).toBe('notTheMode');
  });

  it('is the mode of the first that fits: a group may be kept out where all others are let in', async () => {
    const { gid: own } = statSync(inFolder('.'));
    expect(await refuser(0o606, { uid: 1_000, groups: [own] })).toBeUndefined();
  });
});
