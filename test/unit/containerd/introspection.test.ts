import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isServed, serverPid } from '../../../src/containerd/introspection.ts';
import { introspectionService } from '../../../src/rpc/containerdServices.ts';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import type { ServerResponse } from '../../../src/rpc/generated/types/containerd/services/introspection/v1/ServerResponse.ts';
import { emptyGrpcServer, temporaryFolder } from '../rpc/causes.ts';
import { fakeServer } from './fakeServer.ts';

let server: Awaited<ReturnType<typeof fakeServer>>;
afterEach(() => server[Symbol.asyncDispose]());

async function saying(reply: ServerResponse): Promise<void> {
  server = await fakeServer(introspectionService, { Server: () => reply });
}

describe('what containerd says of itself', () => {
  it('is its pid, where its version tells', async () => {
    await saying({ uuid: 'u', pid: '4321' });
    expect(await serverPid(server.channel)).toBe(4321);
  });

  it('is no pid before 1.7', async () => {
    await saying({ uuid: 'u' });
    expect(await serverPid(server.channel)).toBeUndefined();
  });
});

let folder: ReturnType<typeof temporaryFolder>;
let channel: CriChannel;
let socketPath: string;
beforeEach(() => {
  folder = temporaryFolder();
  socketPath = path.join(folder.path, 'cri.sock');
  channel = new CriChannel({ kind: 'unix', path: socketPath }, () => 2_000);
});
afterEach(async () => {
  channel.dispose();
  await folder[Symbol.asyncDispose]();
});

describe("whether containerd's services are there", () => {
  it('is no of another server', async () => {
    await using _server = await emptyGrpcServer(socketPath);
    expect(await isServed(channel)).toBe(false);
  });

  it('is not known while nobody answers', async () => {
    await expect(isServed(channel)).rejects.toMatchObject({ failure: { reason: 'socketAbsent' } });
  });
});
