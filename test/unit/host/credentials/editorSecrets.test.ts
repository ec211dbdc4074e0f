import { beforeEach, expect, it, vi } from 'vitest';
import type { RegistryCredentials } from '../../../../src/contract/image.ts';
import { english } from '../../../builders/rows.ts';
import { fakeSecrets } from './fakeSecrets.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const { editorSecrets, forgetRegistryLogin } = await import('../../../../src/host/credentials/editorSecrets.ts');

beforeEach(() => vi.resetAllMocks());

const alice: RegistryCredentials = { kind: 'password', registry: 'quay.io', username: 'alice', password: 'a:b' };
const token: RegistryCredentials = { kind: 'identityToken', registry: 'docker.io', identityToken: 'jwt' };

it('keeps one login for each registry, and forgets it', async () => {
  const storage = fakeSecrets(new Map([['something.else', 'x']]));
  const secrets = editorSecrets(storage);
  await secrets.keep(alice);
  await secrets.keep(token);
  await secrets.keep({ ...alice, password: 'new' });
  expect(await secrets.registries()).toEqual(['docker.io', 'quay.io']);
  expect(await secrets.read('quay.io')).toEqual({ ...alice, password: 'new' });
  expect(await secrets.read('docker.io')).toEqual(token);
  await secrets.forget('quay.io');
  expect(await secrets.read('quay.io')).toBeUndefined();
  expect(await secrets.registries()).toEqual(['docker.io']);
});

it.each(['', 'no JSON', 'null', '7', '{}', '{"username":1,"password":2}', '{"identityToken":null}'])(
  'takes %j for no login',
  async (text) => {
    const secrets = editorSecrets(fakeSecrets(new Map([['registryLogin:quay.io', text]])));
    expect(await secrets.read('quay.io')).toBeUndefined();
  },
);

it('forgets the login that is picked', async () => {
  const secrets = editorSecrets(fakeSecrets(new Map()));
  for (const registry of ['quay.io', 'docker.io']) {
    await secrets.keep({ kind: 'identityToken', registry, identityToken: 'x' });
  }
  vscode.window.showQuickPick.mockImplementation((items) => Promise.resolve(items[1]));
  await forgetRegistryLogin(secrets, english);
  const offered = vscode.window.showQuickPick.mock.calls[0]?.[0].map(({ label }) => label);
  expect(offered).toEqual(['$(key) docker.io', '$(key) quay.io']);
  expect(await secrets.registries()).toEqual(['docker.io']);
  expect(vscode.window.setStatusBarMessage).toHaveBeenCalledWith('Forgot the login to quay.io', expect.any(Number));
});

it('draws no icon of what a registry is called', async () => {
  const secrets = editorSecrets(fakeSecrets(new Map()));
  await secrets.keep({ kind: 'identityToken', registry: '$(trash)x', identityToken: 'x' });
  vscode.window.showQuickPick.mockImplementation((items) => Promise.resolve(items[0]));
  await forgetRegistryLogin(secrets, english);
  expect(vscode.window.showQuickPick.mock.calls[0]?.[0].map(({ label }) => label)).toEqual(['$(key) \\$(trash)x']);
  expect(vscode.window.setStatusBarMessage).toHaveBeenCalledWith('Forgot the login to \\$(trash)x', expect.any(Number));
});

it('forgets nothing when the person gives up', async () => {
  const secrets = editorSecrets(fakeSecrets(new Map()));
  await secrets.keep({ kind: 'identityToken', registry: 'quay.io', identityToken: 'x' });
  await forgetRegistryLogin(secrets, english);
  expect(await secrets.registries()).toEqual(['quay.io']);
});

it('says that nothing is kept', async () => {
  await forgetRegistryLogin(editorSecrets(fakeSecrets(new Map())), english);
  expect(vscode.window.showInformationMessage).toHaveBeenCalledWith(expect.stringContaining('No login is kept'));
});
