import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CriError } from '../../../src/contract/failure.ts';
import type { RegistryCredentials } from '../../../src/contract/image.ts';
import { authConfig, pullImage } from '../../../src/cri/imagePull.ts';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import { imageService } from '../../../src/rpc/services.ts';

const secret = 'Marker-S3cret';
const password: RegistryCredentials = { kind: 'password', registry: 'quay.io', username: 'alice', password: secret };
const token: RegistryCredentials = { kind: 'identityToken', registry: 'docker.io', identityToken: secret };

describe('credentials as a runtime takes them', () => {
  it('name the server that alone may get them, as a URL', () => {
    expect(authConfig(password)).toEqual({ username: 'alice', password: secret, server_address: 'https://quay.io' });
    expect(authConfig(token)).toEqual({ identity_token: secret, server_address: 'https://registry-1.docker.io' });
  });
});

describe('PullImage', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cri-pull-'));
  const server = new Server();
  let channel: CriChannel;
  let answer: (request: string) => string;
  let received: unknown;
  beforeAll(async () => {
    const { PullImage } = imageService;
    server.addService(
      { PullImage },
      {
        PullImage: (call: { readonly request: unknown }, done: (error: object) => void) => {
          received = call.request;
          done({ code: status.UNKNOWN, details: answer(JSON.stringify(call.request)) });
        },
      },
    );
    const address = path.join(folder, 's.sock');
    await new Promise<void>((resolve, reject) => {
      server.bindAsync(`unix://${address}`, ServerCredentials.createInsecure(), (error) =>
        error === null ? resolve() : reject(error),
      );
    });
    channel = new CriChannel({ kind: 'unix', path: address }, () => 5_000);
  });
  beforeEach(() => {
    answer = () => 'no basic auth credentials';
    received = undefined;
  });
  afterAll(() => {
    channel.dispose();
    server.forceShutdown();
    rmSync(folder, { recursive: true, force: true });
  });

  async function failing(credentials?: RegistryCredentials): Promise<CriError> {
    const error: unknown = await pullImage(channel, 'quay.io/x:1', { credentials }).catch((reason: unknown) => reason);
    if (!(error instanceof CriError)) {
      throw new Error('did not fail');
    }
    return error;
  }

  it('sends no credentials where there are none, and says that some are wanted', async () => {
    expect((await failing()).failure).toEqual({
      reason: 'unauthorized',
      method: 'PullImage',
      detail: 'no basic auth credentials',
    });
    expect(received).toMatchObject({ auth: null });
  });

  it('sends what it is given', async () => {
    await failing(password);
    expect(received).toMatchObject({ auth: authConfig(password) });
  });

  it.each([password, token])('does not pass on a secret ($kind) that the runtime repeats', async (credentials) => {
    answer = (request) => `401 Unauthorized: ${request} ${Buffer.from(`alice:${secret}`).toString('base64')}`;
    const error = await failing(credentials);
    expect(error.failure).toMatchObject({ reason: 'unauthorized', detail: expect.stringContaining('(hidden)') });
    const told = [error.stack, error.message, JSON.stringify(error), String(error.cause)].join();
    expect(told).not.toContain(secret);
    if (credentials.kind === 'password') {
      expect(told).not.toContain(Buffer.from(`alice:${secret}`).toString('base64'));
    }
  });
});
