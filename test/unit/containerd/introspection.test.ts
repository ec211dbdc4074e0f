import { afterEach, describe, expect, it } from 'vitest';
import { serverPid } from '../../../src/containerd/introspectionServer.ts';
import { introspectionService } from '../../../src/rpc/containerdServices.ts';
import type { ServerResponse } from '../../../src/rpc/generated/types/containerd/services/introspection/v1/ServerResponse.ts';
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
