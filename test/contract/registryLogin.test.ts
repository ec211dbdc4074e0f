import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePlainHttpRegistry } from '../../scripts/testbed/containerd/containerdFiles.ts';
import { testbedUser } from '../../scripts/testbed/registry/registryUser.ts';
import { startTestbed, type Testbed } from '../../scripts/testbed/startTestbed.ts';
import { CriError } from '../../src/contract/failure.ts';
import type { ImagePort, RegistryCredentials } from '../../src/contract/image.ts';
import { findCredentials } from '../../src/credentials/findCredentials.ts';
import type { CredentialPlaces } from '../../src/credentials/places.ts';
import { criImages } from '../../src/cri/criImages.ts';
import { ListSupport } from '../../src/cri/listSupport.ts';
import { CriChannel } from '../../src/rpc/criChannel.ts';
import { realRuntimes } from '../testbed/realRuntimes.ts';

const { available } = await realRuntimes();
const { name: username, password } = testbedUser;
const auth = Buffer.from(`${username}:${password}`).toString('base64');

describe.skipIf(available.length === 0)('a registry that wants a login', () => {
  let testbed: Testbed;
  let registry: string;
  let reference: string;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'cri-login-'));
    const request = { versions: available, registry: true, registryUser: testbedUser, report: console.log };
    testbed = await startTestbed(request);
    registry = testbed.registry?.address ?? '';
    reference = `${registry}/local/hello:1`;
  });
  afterAll(async () => {
    await testbed.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** What is found where nothing but these files is there. */
  async function found(files: Readonly<Record<string, string>>, of = reference) {
    const homeFolder = await mkdtemp(path.join(folder, 'home-'));
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(homeFolder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
      await chmod(file, 0o700);
    }
    const places: CredentialPlaces = {
      env: { PATH: `${homeFolder}/bin:/usr/bin:/bin` },
      homeFolder,
      uid: undefined,
      kubeletConfig: path.join(homeFolder, 'kubelet.json'),
    };
    const secrets = { read: () => Promise.resolve(undefined) };
    return findCredentials(of, { secrets, places, signal: new AbortController().signal });
  }

  describe.each(available)('containerd %s', (version) => {
    let channel: CriChannel;
    let images: ImagePort;
    beforeAll(() => {
      channel = new CriChannel({ kind: 'unix', path: testbed.containerd(version).socketPath }, () => 10_000);
      images = criImages(channel, new ListSupport());
    });
    afterAll(() => channel.dispose());

    const tagged = async (): Promise<boolean> =>
      (await images.listImages()).some(({ repoTags }) => repoTags.includes(reference));

    async function pulls(credentials: RegistryCredentials | undefined): Promise<void> {
      expect(credentials).toBeDefined();
      await images.pullImage(reference, { credentials });
      expect(await tagged()).toBe(true);
      await images.removeImage(reference);
    }

    async function refusal(credentials: RegistryCredentials | undefined): Promise<CriError> {
      const error: unknown = await images.pullImage(reference, { credentials }).catch((reason: unknown) => reason);
      if (!(error instanceof CriError)) {
        throw new Error('pulled, or failed otherwise');
      }
      expect(error.failure).toMatchObject({ reason: 'unauthorized', method: 'PullImage' });
      expect(await tagged()).toBe(false);
      return error;
    }

    it('refuses a pull without a login', () => refusal(undefined));

    it('refuses a wrong password, and does not repeat it', async () => {
      const marker = 'S3cret-that-is-wrong';
      const error = await refusal({ kind: 'password', registry, username, password: marker });
      expect(`${error.stack} ${String(error.cause)} ${JSON.stringify(error)}`).not.toContain(marker);
    });

    it('does not get the login of another registry', () =>
      refusal({ kind: 'password', registry: 'registry.example.com', username, password }));

    it("pulls with Docker's login", async () => {
      const config = JSON.stringify({ auths: { [`http://${registry}`]: { auth } } });
      const { found: login, notes } = await found({ '.docker/config.json': config });
      expect(notes).toEqual([]);
      await pulls(login?.credentials);
    });

    it('pulls from a registry that the reference writes in capitals', async () => {
      const written = registry.replace('127.0.0.1', 'LOCALHOST');
      const capitals = `${written}/local/hello:1`;
      await writePlainHttpRegistry(testbed.containerd(version), written);
      const auths = { [registry.replace('127.0.0.1', 'localhost')]: { auth } };
      const { found: login } = await found({ '.docker/config.json': JSON.stringify({ auths }) }, capitals);
      await images.pullImage(capitals, { credentials: login?.credentials });
      expect((await images.listImages()).flatMap(({ repoTags }) => repoTags)).toContain(capitals);
      await images.removeImage(capitals);
    });

    it("pulls with Podman's login of the repository, not with that of the registry", async () => {
      const wrong = Buffer.from(`${username}:wrong`).toString('base64');
      const file = JSON.stringify({ auths: { [registry]: { auth: wrong }, [`${registry}/local`]: { auth } } });
      const { found: login } = await found({ '.config/containers/auth.json': file });
      await pulls(login?.credentials);
    });

    it('pulls with what a credential helper has', async () => {
      const answer = JSON.stringify({ ServerURL: registry, Username: username, Secret: password });
      const { found: login, notes } = await found({
        'bin/docker-credential-testbed': `#!/bin/sh\n[ "$1 $(cat)" = "get ${registry}" ] || exit 3\necho '${answer}'\n`,
        '.docker/config.json': JSON.stringify({ credHelpers: { [registry]: 'testbed' } }),
      });
      expect(notes).toEqual([]);
      expect(login?.source).toEqual({ kind: 'helper', helper: 'docker-credential-testbed' });
      await pulls(login?.credentials);
    });
  });
});
