import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isServed } from '../../../src/containerd/isServed.ts';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import { emptyGrpcServer, temporaryFolder } from '../rpc/causes.ts';

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
