import { execFileSync } from 'node:child_process';
import { chmod, readFile, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RegistryCredentials } from '../../../src/contract/image.ts';
import { findCredentials, type FoundCredentials } from '../../../src/credentials/findCredentials.ts';
import { base64, type Home, home } from './home.ts';

const docker = '.docker/config.json';
const podman = '.config/containers/auth.json';
const secret = 'Marker-S3cret:with:colons';
const registry = 'quay.io';
const reference = `${registry}/team/app:1`;
const login = { auth: base64(`alice:${secret}`) };
const alice: RegistryCredentials = { kind: 'password', registry, username: 'alice', password: secret };

let place: Home;
beforeEach(async () => {
  place = await home();
});
afterEach(() => place[Symbol.asyncDispose]());

interface Changes {
  readonly env?: NodeJS.ProcessEnv;
  readonly kept?: RegistryCredentials;
  readonly uid?: number;
  /** Only where it is to be over: elsewhere a program has the time that it has for a person. */
  readonly helperTimeoutMs?: number;
}

async function find(of = reference, { env, kept, uid, helperTimeoutMs }: Changes = {}): Promise<FoundCredentials> {
  const result = await findCredentials(of, {
    secrets: { read: () => Promise.resolve(kept && { credentials: kept, endpointIds: ['unix:///run/a.sock'] }) },
    places: { ...place.places, uid, env: { ...place.places.env, ...env } },
    signal: new AbortController().signal,
    ...(helperTimeoutMs !== undefined && { helperTimeoutMs }),
  });
  expect(JSON.stringify(result.notes)).not.toContain('S3cret');
  return result;
}

it('finds nothing where there is nothing, and has nothing to remark on that', async () => {
  expect(await find()).toEqual({ notes: [] });
});

describe('the order', () => {
  it('is what was kept, Podman, Docker', async () => {
    const { folder } = place;
    await place.write(docker, { auths: { [registry]: { auth: base64('docker:1') } } });
    expect((await find()).found?.source).toEqual({ kind: 'file', path: path.join(folder, docker) });
    await place.write(podman, { auths: { [registry]: { auth: base64('podman:1') } } });
    expect((await find()).found?.source).toEqual({ kind: 'file', path: path.join(folder, podman) });
    expect((await find(reference, { kept: alice })).found).toEqual({
      credentials: alice,
      source: { kind: 'kept', endpointIds: ['unix:///run/a.sock'] },
    });
  });

  it('follows the environment', async () => {
    const named = await place.write('named.json', { auths: { [registry]: { auth: base64('named:1') } } });
    await place.write('run/containers/auth.json', { auths: { [registry]: { auth: base64('run:1') } } });
    await place.write('conf/containers/auth.json', { auths: { [registry]: { auth: base64('conf:1') } } });
    await place.write('docker/config.json', { auths: { [registry]: { auth: base64('docker:1') } } });
    const inside = (name: string) => path.join(place.folder, name);
    const user = async (env: NodeJS.ProcessEnv) => (await find(reference, { env })).found?.credentials;
    const all = { XDG_CONFIG_HOME: inside('conf'), DOCKER_CONFIG: inside('docker') };
    const running = { ...all, XDG_RUNTIME_DIR: inside('run') };
    expect(await user({ ...running, REGISTRY_AUTH_FILE: named })).toMatchObject({ username: 'named' });
    expect(await user(running)).toMatchObject({ username: 'run' });
    expect(await user(all)).toMatchObject({ username: 'conf' });
    expect(await user({ DOCKER_CONFIG: inside('docker') })).toMatchObject({ username: 'docker' });
  });
});

describe('a file', () => {
  it('has a password with colons', async () => {
    await place.write(docker, { auths: { [registry]: login } });
    expect((await find()).found?.credentials).toEqual(alice);
  });

  it('has an identity token, or one under the name <token>', async () => {
    await place.write(docker, { auths: { [registry]: { auth: base64('user:'), identitytoken: 'jwt' } } });
    const token = { kind: 'identityToken', registry, identityToken: 'jwt' };
    expect((await find()).found?.credentials).toEqual(token);
    await place.write(docker, { auths: { [registry]: { auth: base64('<token>:jwt') } } });
    expect((await find()).found?.credentials).toEqual(token);
  });

  it('has user name and password in the clear', async () => {
    await place.write(docker, { auths: { [registry]: { username: 'alice', password: secret } } });
    expect((await find()).found?.credentials).toEqual(alice);
  });

  it("has Docker Hub's login under each of its names", async () => {
    for (const key of ['docker.io', 'index.docker.io', 'https://index.docker.io/v1/']) {
      await place.write(docker, { auths: { [key]: login } });
      expect((await find('nginx')).found?.credentials).toEqual({ ...alice, registry: 'docker.io' });
    }
  });

  it.each([
    ['Auths', { Auths: { [registry]: login } }],
    ['AUTHS and auths', { AUTHS: { other: login }, auths: { [registry]: login } }],
    ['auths and AUTHS', { auths: { [registry]: login }, AUTHS: { other: login } }],
    ['Auth', { auths: { [registry]: { Auth: login.auth } } }],
    ['Username and Password', { auths: { [registry]: { Username: 'alice', Password: secret } } }],
    ['a null before', { auths: null, Auths: { [registry]: { auth: login.auth, Auth: null } } }],
  ])('is read without regard to the case of its keys, as its own readers do: %s', async (_, content) => {
    await place.write(docker, content);
    expect((await find()).found?.credentials).toEqual(alice);
  });

  it('has an identity token in any case', async () => {
    await place.write(docker, { auths: { [registry]: { identityToken: 'jwt' } } });
    expect((await find()).found?.credentials).toEqual({ kind: 'identityToken', registry, identityToken: 'jwt' });
  });

  it('of the old form has its logins at the top', async () => {
    const file = await place.write('.dockercfg', {
      [`https://${registry}`]: { auth: login.auth, email: 'a@b.c' },
      HttpHeaders: login,
    });
    expect((await find()).found).toEqual({ credentials: alice, source: { kind: 'file', path: file } });
    expect((await find('HttpHeaders/x')).found).toBeUndefined();
  });

  it('has a login for many registries at once, after those of its own', async () => {
    await place.write(docker, { auths: { '*.io': login, [registry]: { auth: base64('own:1') } } });
    expect((await find('ghcr.io/x')).found?.credentials).toEqual({ ...alice, registry: 'ghcr.io' });
    expect((await find()).found?.credentials).toMatchObject({ username: 'own' });
    expect((await find('example.com/x')).found).toBeUndefined();
  });

  it('of the kubelet comes last, and names no helper', async () => {
    await place.helper('all', 'exit 3');
    const auths = { [registry]: login };
    const file = await place.write('kubelet/config.json', { auths, credsStore: 'all' });
    expect(await find()).toEqual({ found: { credentials: alice, source: { kind: 'file', path: file } }, notes: [] });
    await place.write(docker, { auths: { [registry]: { auth: base64('docker:1') } } });
    expect((await find()).found?.credentials).toMatchObject({ username: 'docker' });
  });

  it('gives the registry as the reference writes it, which is what a runtime compares', async () => {
    await place.write(docker, { auths: { 'localhost:5000': login } });
    expect((await find('LOCALHOST:5000/local/hello:1')).found?.credentials.registry).toBe('LOCALHOST:5000');
    expect((await find('LOCALHOST:5000/x', { kept: { ...alice, registry: 'localhost:5000' } })).found).toEqual({
      credentials: { ...alice, registry: 'LOCALHOST:5000' },
      source: { kind: 'kept', endpointIds: ['unix:///run/a.sock'] },
    });
  });

  it('gives the login of the most specific key', async () => {
    await place.write(podman, {
      auths: {
        [registry]: { auth: base64('registry:1') },
        [`${registry}/team`]: { auth: base64('team:1') },
        [`${registry}/team/app`]: { auth: base64('app:1') },
        [`${registry}/team/other`]: { auth: base64('other:1') },
      },
    });
    expect((await find()).found?.credentials).toMatchObject({ username: 'app' });
    expect((await find(`${registry}/team/third`)).found?.credentials).toMatchObject({ username: 'team' });
    expect((await find(`${registry}/x`)).found?.credentials).toMatchObject({ username: 'registry' });
  });

  it('never has a login for another registry', async () => {
    await place.write(docker, { auths: { [registry]: login } });
    for (const other of ['quay.io.example.com/x', 'nginx', 'quay.io:8443/x', 'xquay.io/x', '__proto__/x']) {
      expect((await find(other)).found, other).toBeUndefined();
    }
  });

  it.each([
    ['no JSON', `{ "auths": { "quay.io": { "auth": "${secret}`],
    ['JSON with a comma too many', `{"auths":{"quay.io":{"password":"${secret}"},}}`],
    ['a list', JSON.stringify([secret])],
    ['empty', ''],
  ])('that is %s is noted without a word of what it holds, and passed over', async (_, text) => {
    const broken = await place.write(podman, text);
    await place.write(docker, { auths: { [registry]: login } });
    const { found, notes } = await find();
    expect(notes).toEqual([{ problem: 'fileMalformed', path: broken }]);
    expect(found?.credentials).toEqual(alice);
  });

  it('with an entry that is no login is noted, and passed over', async () => {
    const broken = await place.write(podman, { auths: { [registry]: { auth: base64(secret.replaceAll(':', '')) } } });
    await place.write(docker, { auths: { [registry]: login } });
    const { found, notes } = await find();
    expect(notes).toEqual([{ problem: 'entryMalformed', path: broken, key: registry }]);
    expect(found?.credentials).toEqual(alice);
  });

  it('with an empty entry, as a helper leaves it, has nothing to note', async () => {
    await place.write(docker, { auths: { [registry]: {} } });
    expect(await find()).toEqual({ notes: [] });
  });

  it('whose members are of other types has no login', async () => {
    await place.write(docker, { auths: { [registry]: 7 }, credHelpers: [1], credsStore: { a: 1 } });
    expect(await find()).toEqual({ notes: [] });
  });

  it('that is a FIFO is noted, and not waited for', async () => {
    await place.write('.docker/x', '');
    execFileSync('mkfifo', [path.join(place.folder, docker)]);
    expect((await find()).notes).toEqual([
      { problem: 'fileUnreadable', path: path.join(place.folder, docker), code: 'EFTYPE' },
    ]);
  });

  it('that is a folder is noted', async () => {
    await place.write(`${docker}/x`, '');
    expect((await find()).notes).toEqual([
      { problem: 'fileUnreadable', path: path.join(place.folder, docker), code: 'EISDIR' },
    ]);
  });

  it.skipIf(process.getuid?.() !== 0)('that may not be read is noted, but for that of the node', async () => {
    const auths = { [registry]: login };
    const files = [await place.write(docker, { auths }), await place.write('kubelet/config.json', { auths })];
    await chmod(place.folder, 0o755);
    for (const file of files) {
      await chmod(path.dirname(file), 0o755);
      await chmod(file, 0o600);
    }
    process.seteuid?.(65_534);
    try {
      expect((await find()).notes).toEqual([{ problem: 'fileUnreadable', path: files[0], code: 'EACCES' }]);
    } finally {
      process.seteuid?.(0);
    }
  });
});

it('notes that what was kept cannot be read, and goes on', async () => {
  await place.write(docker, { auths: { [registry]: login } });
  const { found, notes } = await findCredentials(reference, {
    secrets: { read: () => Promise.reject(new Error(secret)) },
    places: place.places,
    signal: new AbortController().signal,
  });
  expect(notes).toEqual([{ problem: 'keptUnreadable' }]);
  expect(found?.credentials).toEqual(alice);
});

describe('the variable DOCKER_AUTH_CONFIG', () => {
  it("comes after Podman's files and before Docker's", async () => {
    await place.write(docker, { auths: { [registry]: { auth: base64('docker:1') } } });
    const env = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [registry]: login } }) };
    expect((await find(reference, { env })).found).toEqual({
      credentials: alice,
      source: { kind: 'variable', variable: 'DOCKER_AUTH_CONFIG' },
    });
    expect((await find('ghcr.io/x', { env })).found).toBeUndefined();
    await place.write(podman, { auths: { [registry]: { auth: base64('podman:1') } } });
    expect((await find(reference, { env })).found?.credentials).toMatchObject({ username: 'podman' });
  });

  it('that is no JSON is noted without a word of what it holds', async () => {
    expect(await find(reference, { env: { DOCKER_AUTH_CONFIG: `{ "${secret}` } })).toEqual({
      notes: [{ problem: 'fileMalformed', path: 'DOCKER_AUTH_CONFIG' }],
    });
  });
});

describe('a credential helper', () => {
  const answer = (username: string): string =>
    `echo '${JSON.stringify({ ServerURL: registry, Username: username, Secret: secret })}'`;

  it('of the registry comes before that of all registries, and before the file', async () => {
    await place.helper('one', answer('one'));
    await place.helper('all', answer('all'));
    const auths = { [registry]: { auth: base64('old:1') } };
    await place.write(docker, { auths, credsStore: 'all', credHelpers: { [registry]: 'one' } });
    expect((await find()).found).toEqual({
      credentials: { ...alice, username: 'one' },
      source: { kind: 'helper', helper: 'docker-credential-one' },
    });
    expect((await find('ghcr.io/x')).found?.credentials).toMatchObject({ username: 'all', registry: 'ghcr.io' });
  });

  it.each([
    [docker, 'https://index.docker.io/v1/'],
    [podman, 'docker.io'],
  ])('named by %s is asked for Docker Hub as %s', async (file, address) => {
    await place.helper('hub', `[ "$1" = get ] && [ "$(cat)" = "${address}" ] && ${answer('alice')}`);
    await place.write(file, { credHelpers: { 'docker.io': 'hub' } });
    expect(await find('nginx')).toMatchObject({ found: { credentials: { username: 'alice' } }, notes: [] });
  });

  it('may have an identity token', async () => {
    await place.helper('token', answer('<token>'));
    await place.write(docker, { credsStore: 'token' });
    expect((await find()).found?.credentials).toEqual({ kind: 'identityToken', registry, identityToken: secret });
  });

  it('that has none is no problem', async () => {
    await place.helper('none', 'echo "credentials not found in native keychain"; exit 1');
    await place.write(docker, { credsStore: 'none' });
    expect(await find()).toEqual({ notes: [] });
  });

  it.each([
    ['fails', `echo ${secret}; echo ${secret} >&2; exit 3`, { problem: 'helperFailed', exit: '3' }],
    ['is killed', 'kill -9 $$', { problem: 'helperFailed', exit: 'SIGKILL' }],
    ['says something else', `echo ${secret}`, { problem: 'helperAnswerMalformed' }],
    ['says something of another form', `echo '{"Secret": ["${secret}"]}'`, { problem: 'helperAnswerMalformed' }],
    ['never stops talking', `yes ${secret}`, { problem: 'helperFailed', exit: 'E2BIG' }],
  ])('that %s is noted without a word of what it says', async (_, script, note) => {
    await place.helper('broken', script);
    await place.write(docker, { credsStore: 'broken' });
    expect(await find()).toEqual({ notes: [{ ...note, helper: 'docker-credential-broken' }] });
  });

  it('that does not answer, nor does its child, is noted', async () => {
    await place.helper('broken', 'sleep 60 & sleep 60');
    await place.write(docker, { credsStore: 'broken' });
    const note = { problem: 'helperTimedOut', timeoutMs: 500, helper: 'docker-credential-broken' };
    expect(await find(reference, { helperTimeoutMs: 500 })).toEqual({ notes: [note] });
  });

  it('that is not there is noted', async () => {
    await place.write(docker, { credsStore: 'desktop' });
    expect(await find()).toEqual({ notes: [{ problem: 'helperAbsent', helper: 'docker-credential-desktop' }] });
  });

  it('that cannot be started is noted', async () => {
    const file = await place.helper('loop', '');
    await rm(file);
    await symlink(file, file);
    await place.write(docker, { credsStore: 'loop' });
    expect(await find()).toEqual({
      notes: [{ problem: 'helperFailed', helper: 'docker-credential-loop', exit: 'ELOOP' }],
    });
  });

  it.each([
    ['is not there', 'desktop', { problem: 'helperAbsent' }],
    ['fails', 'broken', { problem: 'helperFailed', exit: '3' }],
  ])('that %s leaves it to the login in the file', async (_, name, note) => {
    await place.helper('broken', 'exit 3');
    const file = await place.write(docker, { auths: { [registry]: login }, credSstore: name });
    expect(await find()).toEqual({
      found: { credentials: alice, source: { kind: 'file', path: file } },
      notes: [{ ...note, helper: `docker-credential-${name}` }],
    });
  });

  it('that knows of no login is believed, whatever the file has', async () => {
    await place.helper('none', 'echo "credentials not found in native keychain"; exit 1');
    await place.write(docker, { auths: { [registry]: login }, credsStore: 'none' });
    expect(await find()).toEqual({ notes: [] });
  });

  it('may answer in any case', async () => {
    await place.helper('lower', `echo '${JSON.stringify({ username: 'alice', secret })}'`);
    await place.write(docker, { credsStore: 'lower' });
    expect((await find()).found?.credentials).toEqual(alice);
  });

  it.each(['x; touch pwned', '../evil', 'a b', '$(id)', 'x\n'])('named %j is not run', async (name) => {
    const file = await place.write(docker, { credsStore: name });
    expect(await find()).toEqual({ notes: [{ problem: 'helperNameUnusable', path: file }] });
  });

  it('is ended with the search', async () => {
    const started = path.join(place.folder, 'started');
    await place.helper('slow', `echo $$ > ${started}; exec sleep 60`);
    await place.write(docker, { credsStore: 'slow' });
    const ending = new AbortController();
    const searching = findCredentials(reference, {
      secrets: { read: () => Promise.resolve(undefined) },
      places: place.places,
      signal: ending.signal,
    });
    const pid = await pidIn(started);
    ending.abort();
    expect(await searching).toEqual({ notes: [] });
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

async function pidIn(file: string): Promise<number> {
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toMatch(/^\d+\n/);
  return Number(await readFile(file, 'utf8'));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
