import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Endpoint } from '../../../../src/contract/endpoint.ts';
import { CriError } from '../../../../src/contract/failure.ts';
import type { RegistryCredentials, SecretPort } from '../../../../src/contract/image.ts';
import { editorSecrets } from '../../../../src/host/credentials/editorSecrets.ts';
import { EndpointsInClear } from '../../../../src/host/credentials/endpointsInClear.ts';
import type { PullAttempt } from '../../../../src/host/credentials/registryLogin.ts';
import { base64, type Home, home } from '../../credentials/home.ts';
import { english } from '../../../builders/rows.ts';
import { endpoint } from '../../../builders/snapshot.ts';
import { fakeSecrets } from './fakeSecrets.ts';
import { eventually } from '../../../runtimes/eventually.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const { withRegistryLogin } = await import('../../../../src/host/credentials/registryLogin.ts');
const { showFailure } = await import('../../../../src/host/ui/showFailure.ts');

const local: Endpoint = endpoint('local');
const other: Endpoint = endpoint('other');
const remote: Endpoint = {
  id: 'tcp://node:3735',
  name: 'lab',
  address: { kind: 'tcp', host: 'node', port: 3735 },
};
const reference = 'quay.io/team/app:1';
const secret = 'Marker-S3cret';
const refused = new CriError({ reason: 'unauthorized', method: 'PullImage', detail: '401 Unauthorized' });
const alice: RegistryCredentials = { kind: 'password', registry: 'quay.io', username: 'alice', password: secret };

let place: Home;
let kept: Map<string, string>;
/** Every line that was logged. */
let logged: string[];
beforeEach(async () => {
  vi.resetAllMocks();
  place = await home();
  kept = new Map();
  remembered = new Map();
  logged = [];
});
afterEach(() => place[Symbol.asyncDispose]());

const log = {
  info: (...line: unknown[]) => void logged.push(line.map(String).join(' ')),
  warn: (...line: unknown[]) => void logged.push(line.map(String).join(' ')),
  error: (...line: unknown[]) => void logged.push(line.map(whole).join(' ')),
};

function whole(part: unknown): string {
  return part instanceof Error ? `${part.stack} ${String(part.cause)}` : String(part);
}

/** A registry that lets some credentials in; it notes all that it was tried with. */
function aRegistry(lets: (credentials: RegistryCredentials | undefined) => boolean) {
  const tried: (RegistryCredentials | undefined)[] = [];
  const pull = (credentials: RegistryCredentials | undefined): Promise<string> => {
    tried.push(credentials);
    return lets(credentials) ? Promise.resolve('id') : Promise.reject(refused);
  };
  return { tried, pull };
}

/** What the editor remembers. */
let remembered: Map<string, unknown>;
const inClear = new EndpointsInClear({
  get: (key) => remembered.get(key),
  update: (key, value) => Promise.resolve(void remembered.set(key, value)),
});

interface Changes {
  readonly signal?: AbortSignal;
  readonly of?: string;
  readonly endpoint?: Endpoint;
  readonly secrets?: SecretPort;
}

function run(
  pull: PullAttempt<string>,
  {
    signal = new AbortController().signal,
    of = reference,
    endpoint = local,
    secrets = editorSecrets(fakeSecrets(kept)),
  }: Changes = {},
) {
  const parts = { secrets, places: place.places, inClear, l10n: english, log };
  return withRegistryLogin({ reference: of, endpoint, signal }, pull, parts);
}

function answer(...texts: readonly (string | undefined)[]): void {
  texts.forEach((text) => vscode.window.showInputBox.mockResolvedValueOnce(text));
}

it('pulls a public image without a word', async () => {
  const { tried, pull } = aRegistry(() => true);
  expect(await run(pull)).toBe('id');
  expect(tried).toEqual([undefined]);
  expect(logged).toEqual([]);
  expect(vscode.window.showInputBox).not.toHaveBeenCalled();
});

it('uses what Docker has, and says in the log where it is from', async () => {
  const file = await place.write('.docker/config.json', { auths: { 'quay.io': { auth: base64(`alice:${secret}`) } } });
  const { tried, pull } = aRegistry((credentials) => credentials !== undefined);
  await run(pull);
  expect(tried).toEqual([alice]);
  expect(logged).toEqual([`Pulling ${reference} with the login from ${file}`]);
});

describe('where the registry refuses', () => {
  it('asks, tries once more and keeps what succeeded', async () => {
    const { tried, pull } = aRegistry((credentials) => credentials !== undefined);
    answer(' alice ', secret);
    expect(await run(pull)).toBe('id');
    expect(tried).toEqual([undefined, alice]);
    expect(vscode.window.showInputBox.mock.calls.map(([options]) => options)).toMatchObject([
      {
        title: 'Log in to quay.io',
        prompt: `quay.io gives ${reference} only to those who are logged in, or does not have it. User name:`,
        ignoreFocusOut: true,
      },
      { password: true, ignoreFocusOut: true },
    ]);
    // The next pull does not ask.
    await run(pull);
    expect(tried.at(-1)).toEqual(alice);
    expect(vscode.window.showInputBox).toHaveBeenCalledTimes(2);
    expect(logged.join('\n')).not.toContain(secret);
  });

  it('says why a place that may have a login was passed over', async () => {
    const { pull } = aRegistry((credentials) => credentials !== undefined);
    await place.write('.docker/config.json', { credsStore: 'desktop' });
    answer('alice', secret);
    await run(pull);
    expect(vscode.window.showInputBox.mock.calls[0]?.[0]).toMatchObject({
      prompt: `quay.io gives ${reference} only to those who are logged in, or does not have it. docker-credential-desktop is not in the PATH of the extension host: its logins are not used. User name:`,
    });
  });

  it('keeps a login under the name of the registry in lower case, and sends it as it is written', async () => {
    const { tried, pull } = aRegistry((credentials) => credentials !== undefined);
    answer('alice', secret);
    await run(pull, { of: 'QUAY.io/team/app:1' });
    expect(tried.at(-1)).toEqual({ ...alice, registry: 'QUAY.io' });
    await run(pull);
    expect(tried.at(-1)).toEqual(alice);
  });

  it('keeps nothing that did not succeed', async () => {
    const { tried, pull } = aRegistry(() => false);
    answer('alice', secret);
    await expect(run(pull)).rejects.toBe(refused);
    expect(tried).toHaveLength(2);
    expect(kept.size).toBe(0);
  });

  it('names the login that was not enough, and offers its user name', async () => {
    await editorSecrets(fakeSecrets(kept)).keep({
      credentials: { ...alice, password: 'old' },
      endpointIds: [local.id],
    });
    const { pull } = aRegistry((credentials) => credentials?.kind === 'password' && credentials.password === secret);
    answer('alice', secret);
    await run(pull);
    expect(vscode.window.showInputBox.mock.calls[0]?.[0]).toMatchObject({
      prompt: `quay.io does not give ${reference} for the login from the secret storage of the editor. User name:`,
      value: 'alice',
    });
    expect(await editorSecrets(fakeSecrets(kept)).read('quay.io')).toEqual({
      credentials: alice,
      endpointIds: [local.id],
    });
  });

  it.each([[[undefined]], [['alice', undefined]]])('fails as it did when the person gives up: %j', async (answers) => {
    const { tried, pull } = aRegistry(() => false);
    answer(...answers);
    await expect(run(pull)).rejects.toBe(refused);
    expect(tried).toHaveLength(1);
  });

  it('takes the question away when the pull is cancelled', async () => {
    const { pull } = aRegistry(() => false);
    const ending = new AbortController();
    vscode.window.showInputBox.mockImplementation(
      (_, token) => new Promise((resolve) => token?.onCancellationRequested(() => resolve(undefined))),
    );
    const pulling = run(pull, { signal: ending.signal });
    await eventually(() => expect(vscode.window.showInputBox).toHaveBeenCalled());
    ending.abort();
    await expect(pulling).rejects.toMatchObject({ failure: { reason: 'cancelled' } });
  });

  it('does not ask about any other failure', async () => {
    const failure = new CriError({ reason: 'rejected', method: 'PullImage', code: 'UNKNOWN', detail: 'not found' });
    await expect(run(() => Promise.reject(failure))).rejects.toBe(failure);
    expect(vscode.window.showInputBox).not.toHaveBeenCalled();
  });

  it('has the image even if the login cannot be kept', async () => {
    const { pull } = aRegistry((credentials) => credentials !== undefined);
    answer('alice', secret);
    const secrets = {
      ...editorSecrets(fakeSecrets(kept)),
      keep: () => Promise.reject(new Error(`no keyring for ${secret}`)),
    };
    expect(await run(pull, { secrets })).toBe('id');
    expect(logged.join('\n')).toMatch(/was not kept/);
    expect(logged.join('\n')).not.toContain(secret);
  });
});

const docker = '.docker/config.json';

it.each([
  ['a broken file', () => place.write(docker, `{"auths":{"quay.io":{"password":"${secret}"}`)],
  ['a malformed entry', () => place.write(docker, { auths: { 'quay.io': { auth: base64(secret) } } })],
  ['a refused login', () => place.write(docker, { auths: { 'quay.io': { auth: base64(`a:${secret}`) } } })],
  [
    'a failing helper',
    async () => {
      await place.helper('x', `echo ${secret}; exit 1`);
      return place.write(docker, { credsStore: 'x' });
    },
  ],
])('writes no secret of %s to the log, and shows none', async (_, prepare) => {
  await prepare();
  answer('alice', secret);
  vscode.window.showErrorMessage.mockResolvedValue(undefined);
  const { tried, pull } = aRegistry(() => false);
  await run(pull).catch((error: unknown) => showFailure(error, 'It could not be pulled.', { l10n: english, log }));
  expect(tried).toHaveLength(2);
  const shown = [...vscode.window.showErrorMessage.mock.calls, ...vscode.window.showInputBox.mock.calls];
  const told = `${logged.join('\n')} ${JSON.stringify(shown)}`;
  expect(logged.length).toBeGreaterThan(1);
  expect(vscode.window.showErrorMessage).toHaveBeenCalledOnce();
  for (const form of [secret, base64(secret), base64(`a:${secret}`), base64(`alice:${secret}`)]) {
    expect(told).not.toContain(form);
  }
});

describe('a login that would go over the network in clear', () => {
  const file = { auths: { 'quay.io': { auth: base64(`alice:${secret}`) } } };
  const question = (): unknown => vscode.window.showWarningMessage.mock.calls[0];

  it('is asked about once for an endpoint, and then sent', async () => {
    await place.write(docker, file);
    const { tried, pull } = aRegistry((credentials) => credentials !== undefined);
    vscode.window.showWarningMessage.mockResolvedValue('Send the Login');
    await run(pull, { endpoint: remote });
    expect(question()).toEqual([
      'Send the login for quay.io to the endpoint lab?',
      {
        modal: true,
        detail:
          'tcp://node:3735 is reached over the network without encryption: whoever is on the way can read the login. This is asked once for each endpoint.',
      },
      'Send the Login',
      'Pull without It',
    ]);
    await run(pull, { endpoint: remote });
    expect(tried).toEqual([alice, alice]);
    expect(vscode.window.showWarningMessage).toHaveBeenCalledOnce();
    await inClear.forget(remote.id);
    await run(pull, { endpoint: remote });
    expect(vscode.window.showWarningMessage).toHaveBeenCalledTimes(2);
  });

  it('stays here if the person wants it to, and no other is asked for', async () => {
    await place.write(docker, file);
    const { tried, pull } = aRegistry(() => false);
    vscode.window.showWarningMessage.mockResolvedValue('Pull without It');
    await expect(run(pull, { endpoint: remote })).rejects.toBe(refused);
    expect(tried).toEqual([undefined]);
    expect(vscode.window.showInputBox).not.toHaveBeenCalled();
    expect(vscode.window.showWarningMessage).toHaveBeenCalledOnce();
    expect(remembered.size).toBe(0);
  });

  it('is not sent, and nothing is pulled, when the question is closed', async () => {
    await place.write(docker, file);
    const { tried, pull } = aRegistry(() => true);
    await expect(run(pull, { endpoint: remote })).rejects.toMatchObject({ failure: { reason: 'cancelled' } });
    expect(tried).toEqual([]);
  });

  it('is asked about before it is typed in', async () => {
    const { tried, pull } = aRegistry((credentials) => credentials !== undefined);
    await expect(run(pull, { endpoint: remote })).rejects.toBe(refused);
    expect(vscode.window.showInputBox).not.toHaveBeenCalled();
    expect(question()).toEqual([expect.anything(), expect.anything(), 'Send the Login']);
    vscode.window.showWarningMessage.mockResolvedValue('Send the Login');
    answer('alice', secret);
    await run(pull, { endpoint: remote });
    expect(tried.at(-1)).toEqual(alice);
  });

  it('is not asked about where it stays on this machine, or where there is none', async () => {
    const { pull } = aRegistry(() => true);
    await run(pull, { endpoint: remote });
    await place.write(docker, file);
    await run(pull);
    await run(pull, { endpoint: { ...remote, address: { kind: 'tcp', host: '127.0.0.1', port: 3735 } } });
    expect(vscode.window.showWarningMessage).not.toHaveBeenCalled();
  });
});

describe('a login that was typed in for another endpoint', () => {
  const isAsked = [
    'Send the login for quay.io to the endpoint other?',
    { modal: true, detail: 'The login was typed in for another endpoint. Whoever runs this one can read it.' },
    'Send the Login',
    'Pull without It',
  ];
  const { tried, pull } = aRegistry((credentials) => credentials !== undefined);
  beforeEach(async () => {
    answer('alice', secret);
    await run(pull);
    tried.length = 0;
  });

  it('is asked about once, and then sent', async () => {
    vscode.window.showWarningMessage.mockResolvedValue('Send the Login');
    await run(pull, { endpoint: other });
    expect(vscode.window.showWarningMessage.mock.calls).toEqual([isAsked]);
    await run(pull, { endpoint: other });
    await run(pull);
    expect(tried).toEqual([alice, alice, alice]);
    expect(vscode.window.showWarningMessage).toHaveBeenCalledOnce();
  });

  it('stays here if the person wants it to, and one for this endpoint is asked for', async () => {
    vscode.window.showWarningMessage.mockResolvedValue('Pull without It');
    answer('bob', 'other');
    await run(pull, { endpoint: other });
    expect(tried).toEqual([undefined, { ...alice, username: 'bob', password: 'other' }]);
  });
});
