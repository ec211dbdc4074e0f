import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, lchown, mkdir, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { nodeOfThisMachine } from '../../../src/proc/nodeOfThisMachine.ts';
import { asNobody, isRoot } from '../endpoint/asNobody.ts';
import { temporaryFolder } from '../endpoint/temporaryFolder.ts';

const node = nodeOfThisMachine();
const at = temporaryFolder();
const uid = process.getuid?.() ?? 0;
const notReported = { known: false, reason: { why: 'notReported', by: 'Linux' } };
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

async function listen(path: string): Promise<Server> {
  const server = createServer();
  server.listen(path);
  await once(server, 'listening');
  ends.push(() => new Promise((resolve) => server.close(resolve)));
  return server;
}

const script = "require('net').createServer().listen(process.argv[1], () => console.log('listening'))";

async function listenElsewhere(command: string, ...args: readonly string[]): Promise<number | undefined> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  ends.push(async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  await once(child.stdout, 'data');
  return child.pid;
}

describe('who listens at a socket', () => {
  it('is the process that the kernel names, through whatever link the path leads', async () => {
    await listen(at('c.sock'));
    await symlink(at('c.sock'), at('link.sock'));
    const source = { from: 'file', path: '/proc/net/unix' };
    // In the folder for temporary files nobody may take away what is another's.
    const server = { known: true, value: { pid: process.pid, uid, isRoots: isRoot }, source };
    expect(await node.socketServer(at('c.sock'))).toEqual(server);
    expect(await node.socketServer(at('link.sock'))).toEqual(server);
  });

  it('is none that listens at a socket of the same name in another folder', async () => {
    await mkdir(at('other'));
    await listen(at('other', 'c.sock'));
    const pid = await listenElsewhere(process.execPath, '-e', script, at('c.sock'));
    expect(await node.socketServer(at('c.sock'))).toMatchObject({ value: { pid } });
    expect(await node.socketServer(at('other', 'c.sock'))).toMatchObject({ value: { pid: process.pid } });
  });

  it('is nobody where there is no socket, or one that nobody listens at any more', async () => {
    expect(await node.socketServer(at('none.sock'))).toEqual(notReported);
    await listenElsewhere(process.execPath, '-e', script, at('left.sock'));
    await ends.pop()?.();
    expect(await node.socketServer(at('left.sock'))).toEqual(notReported);
  });

  it.runIf(isRoot)('is not certain to be root’s where others can put a socket in the place of this one', async () => {
    await mkdir(at('open'));
    await listen(at('open', 'c.sock'));
    await chmod(at('open'), 0o777);
    const value = { pid: process.pid, uid: 0, isRoots: false };
    expect(await node.socketServer(at('open', 'c.sock'))).toMatchObject({ value });
    await chown(at('open'), 65_534, 65_534);
    await chmod(at('open'), 0o755);
    expect(await node.socketServer(at('open', 'c.sock'))).toMatchObject({ value });
  });

  it.runIf(isRoot)(
    'is not certain to be root’s where another’s link leads to it, which may lead elsewhere soon',
    async () => {
      await listen(at('c.sock'));
      await mkdir(at('others'));
      await symlink(at('c.sock'), at('others', 'file.sock'));
      await symlink('..', at('others', 'folder'));
      await symlink('others/folder', at('indirect'));
      const linked = [at('others', 'file.sock'), at('others', 'folder', 'c.sock'), at('indirect', 'c.sock')];
      const isRoots = async (path: string) => {
        const server = await node.socketServer(path);
        return server.known && server.value.pid === process.pid ? server.value.isRoots : server;
      };
      expect(await Promise.all(linked.map(isRoots))).toEqual([true, true, true]);
      await chown(at('others'), 65_534, 65_534);
      expect(await Promise.all(linked.map(isRoots))).toEqual([false, false, false]);
      await chown(at('others'), 0, 0);
      await lchown(at('others', 'folder'), 65_534, 65_534);
      expect(await Promise.all(linked.map(isRoots))).toEqual([true, false, false]);
    },
  );

  it.runIf(isRoot)('is nobody at a path through the root folder of a container, whatever listens here', async () => {
    await listen(at('c.sock'));
    const own = `mount -t tmpfs none ${at()} && exec "$0" -e "$1" ${at('c.sock')}`;
    const pid = await listenElsewhere('/usr/bin/unshare', '--mount', 'sh', '-c', own, process.execPath, script);
    expect(await node.socketServer(at('c.sock'))).toMatchObject({ value: { pid: process.pid } });
    expect(await node.socketServer(`/proc/${pid}/root${at('c.sock')}`)).toEqual(notReported);
  });

  it.runIf(isRoot)('is nobody where the socket is another’s than the one who listens', async () => {
    await listen(at('c.sock'));
    await chown(at('c.sock'), 65_534, 65_534);
    expect(await node.socketServer(at('c.sock'))).toEqual(notReported);
  });

  it.runIf(isRoot)('is nobody in a container, at the same path of its own', async () => {
    await listenElsewhere('/usr/bin/unshare', '--mount', process.execPath, '-e', script, at('c.sock'));
    expect(await node.socketServer(at('c.sock'))).toEqual(notReported);
  });

  it.runIf(isRoot)(
    'is root, in whatever process, to a user who may not read which, where nobody else can listen',
    async () => {
      await chmod(at(), 0o755);
      await mkdir(at('open'));
      await chmod(at('open'), 0o777);
      await listenElsewhere(process.execPath, '-e', script, at('c.sock'));
      await listenElsewhere(process.execPath, '-e', script, at('open', 'c.sock'));
      expect(await asNobody(() => node.socketServer(at('c.sock')))).toMatchObject({
        value: { pid: undefined, uid: 0, isRoots: false },
      });
      expect(await asNobody(() => node.socketServer(at('open', 'c.sock')))).toEqual({
        known: false,
        reason: { why: 'notPermitted', path: expect.stringMatching(/^\/proc\/\d+\/fd$/) },
      });
    },
  );
});
