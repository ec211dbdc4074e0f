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
  const endpointIds = ['unix:///run/a.sock'];
  await secrets.keep({ credentials: alice, endpointIds });
  await secrets.keep({ credentials: token, endpointIds: [] });
  await secrets.keep({ credentials: { ...alice, password: 'new' }, endpointIds });
  expect(await secrets.registries()).toEqual(['docker.io', 'quay.io']);
  expect(await secrets.read('quay.io')).toEqual({ credentials: { ...alice, password: 'new' }, endpointIds });
  expect(await secrets.read('docker.io')).toEqual({ credentials: token, endpointIds: [] });
  await secrets.forget('quay.io');
  expect(await secrets.read('quay.io')).toBeUndefined();
  expect(await secrets.registries()).toEqual(['docker.io']);
});

it('knows a login that an earlier version kept, and of no endpoint that it may be sent to', async () => {
  const secrets = editorSecrets(fakeSecrets(new Map([['registryLogin:quay.io', JSON.stringify(alice)]])));
  expect(await secrets.read('quay.io')).toEqual({ credentials: alice, endpointIds: [] });
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
    await secrets.keep({ credentials: { ...token, registry }, endpointIds: [] });
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
  await secrets.keep({ credentials: { ...token, registry: '$(trash)x' }, endpointIds: [] });
  vscode.window.showQuickPick.mockImplementation((items) => Promise.resolve(items[0]));
  await forgetRegistryLogin(secrets, english);
  expect(vscode.window.showQuickPick.mock.calls[0]?.[0].map(({ label }) => label)).toEqual(['$(key) \\$(trash)x']);
  expect(vscode.window.setStatusBarMessage).toHaveBeenCalledWith('Forgot the login to \\$(trash)x', expect.any(Number));
});

it('forgets nothing when the person gives up', async () => {
  const secrets = editorSecrets(fakeSecrets(new Map()));
  await secrets.keep({ credentials: { ...token, registry: 'quay.io' }, endpointIds: [] });
  await forgetRegistryLogin(secrets, english);
  expect(await secrets.registries()).toEqual(['quay.io']);
});

it('says that nothing is kept', async () => {
  await forgetRegistryLogin(editorSecrets(fakeSecrets(new Map())), english);
  expect(vscode.window.showInformationMessage).toHaveBeenCalledWith(expect.stringContaining('No login is kept'));
});
