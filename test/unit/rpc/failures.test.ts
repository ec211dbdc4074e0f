import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectEndpoint } from '../../../src/client/connectEndpoint.ts';
import type { EndpointAddress } from '../../../src/contract/endpoint.ts';
import { CriError, type CriFailure } from '../../../src/contract/failure.ts';
import { echoServer, emptyGrpcServer, listening, silentServer, temporaryFolder, webServer } from './causes.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

/** What a first call to this address fails with. */
async function failureAt(address: EndpointAddress, deadlineMs = 2_000): Promise<CriFailure> {
  const client = connectEndpoint(address, () => deadlineMs);
  try {
    const version = await client.runtime.version();
    throw new Error(`answered: ${JSON.stringify(version)}`);
  } catch (error) {
    if (error instanceof CriError) {
      return error.failure;
    }
    throw error;
  } finally {
    client.dispose();
  }
}

const at = (name: string): EndpointAddress & { kind: 'unix' } => ({ kind: 'unix', path: path.join(folder.path, name) });
const tcp = (port: number): EndpointAddress => ({ kind: 'tcp', host: '127.0.0.1', port });

describe('a failure has the reason of its real cause', () => {
  it('socket absent', async () => {
    const address = at('none.sock');
    expect(await failureAt(address)).toEqual({ reason: 'socketAbsent', path: address.path });
  });

  it('socket absent, its folder too', async () => {
    const address = at('no/such/folder/none.sock');
    expect(await failureAt(address)).toEqual({ reason: 'socketAbsent', path: address.path });
  });

  it('connection refused by a socket file that a killed server left behind', async () => {
    const address = at('stale.sock');
    const server = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(process.argv[1], () => console.log('up'))`,
      address.path,
    ]);
    await once(server.stdout, 'data');
    server.kill('SIGKILL');
    await once(server, 'exit');
    expect(await failureAt(address)).toEqual({ reason: 'connectionRefused', target: `unix://${address.path}` });
  });

  it('connection refused by a plain file and by a folder', async () => {
    writeFileSync(at('file').path, '');
    mkdirSync(at('folder').path);
    expect((await failureAt(at('file'))).reason).toBe('connectionRefused');
    expect((await failureAt(at('folder'))).reason).toBe('connectionRefused');
  });

  it('connection refused by a closed TCP port', async () => {
    const server = await listening(net.createServer());
    await server[Symbol.asyncDispose]();
    expect((await failureAt(tcp(server.port))).reason).toBe('connectionRefused');
  });

  it.each([
    ['a TCP echo server', echoServer],
    ['a web server', webServer],
    ['a server that hangs up', () => net.createServer((socket) => socket.destroy())],
  ])('not a CRI server: %s', async (_name, create) => {
    await using server = await listening(create());
    expect(await failureAt(tcp(server.port))).toEqual({
      reason: 'notCriServer',
      target: `tcp://127.0.0.1:${server.port}`,
    });
  });

  it('CRI not served by a gRPC server without it', async () => {
    const address = at('grpc.sock');
    await using _server = await emptyGrpcServer(address.path);
    expect(await failureAt(address)).toEqual({ reason: 'criNotServed', target: `unix://${address.path}` });
  });

  it('deadline exceeded by a server that accepts and says nothing', async () => {
    await using server = await listening(silentServer());
    const failure = await failureAt(tcp(server.port), 300);
    expect(failure).toEqual({ reason: 'deadlineExceeded', method: 'Version', deadlineMs: 300 });
  });

  it('cancelled by us, before and during the call', async () => {
    await using server = await listening(silentServer());
    const client = connectEndpoint(tcp(server.port), () => 5_000);
    await expect(client.runtime.version({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      failure: { reason: 'cancelled', method: 'Version' },
    });
    const during = new AbortController();
    const call = client.runtime.version({ signal: during.signal });
    during.abort();
    await expect(call).rejects.toMatchObject({ failure: { reason: 'cancelled', method: 'Version' } });
    client.dispose();
  });

  it.skipIf(process.getuid?.() !== 0)('permission denied to an ordinary user, with owner, group and mode', async () => {
    const address = at('root.sock');
    await using _server = await emptyGrpcServer(address.path);
    chmodSync(address.path, 0o600);
    chmodSync(folder.path, 0o755);
    // Connecting as another user takes a process of that user; giving up root for a moment does the same in this one.
    process.setegid?.(65_534);
    process.seteuid?.(65_534);
    try {
      expect(await failureAt(address)).toEqual({
        reason: 'permissionDenied',
        path: address.path,
        access: { owner: 'root', group: 'root', mode: 0o600 },
      });
    } finally {
      process.seteuid?.(0);
      process.setegid?.(0);
    }
  });
});
