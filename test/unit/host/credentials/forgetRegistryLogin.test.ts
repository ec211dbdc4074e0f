import { beforeEach, expect, it, vi } from 'vitest';
import type { RegistryCredentials } from '../../../../src/contract/image.ts';
import { editorSecrets } from '../../../../src/host/credentials/editorSecrets.ts';
import { EndpointsInClear } from '../../../../src/host/credentials/endpointsInClear.ts';
import { english } from '../../../builders/rows.ts';
import { fakeSecrets } from './fakeSecrets.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const { forgetRegistryLogin } = await import('../../../../src/host/credentials/forgetRegistryLogin.ts');

const token: RegistryCredentials = { kind: 'identityToken', registry: 'docker.io', identityToken: 'jwt' };
const remembered = new Map<string, unknown>();
const inClear = new EndpointsInClear({
  get: (key) => remembered.get(key),
  update: (key, value) => Promise.resolve(void remembered.set(key, value)),
});

beforeEach(() => {
  vi.resetAllMocks();
  remembered.clear();
});

it('forgets the login that is picked', async () => {
  const secrets = editorSecrets(fakeSecrets(new Map()));
  for (const registry of ['quay.io', 'docker.io']) {
    await secrets.keep({ credentials: { ...token, registry }, endpointIds: [] });
  }
  vscode.window.showQuickPick.mockImplementation((items) => Promise.resolve(items[1]));
  await forgetRegistryLogin(secrets, inClear, english);
  const offered = vscode.window.showQuickPick.mock.calls[0]?.[0].map(({ label }) => label);
  expect(offered).toEqual(['$(key) docker.io', '$(key) quay.io']);
  expect(await secrets.registries()).toEqual(['docker.io']);
  expect(vscode.window.setStatusBarMessage).toHaveBeenCalledWith('Forgot the login to quay.io', expect.any(Number));
});

it('draws no icon of what a registry or an endpoint is called', async () => {
  const secrets = editorSecrets(fakeSecrets(new Map()));
  await secrets.keep({ credentials: { ...token, registry: '$(trash)x' }, endpointIds: [] });
  await inClear.allow('tcp://$(trash):1');
  vscode.window.showQuickPick.mockImplementation((items) => Promise.resolve(items[0]));
  await forgetRegistryLogin(secrets, inClear, english);
  expect(vscode.window.showQuickPick.mock.calls[0]?.[0].map(({ label }) => label)).toEqual([
    '$(key) \\$(trash)x',
    '$(unlock) tcp://\\$(trash):1',
  ]);
  expect(vscode.window.setStatusBarMessage).toHaveBeenCalledWith('Forgot the login to \\$(trash)x', expect.any(Number));
});

it('forgets nothing when the person gives up', async () => {
  const secrets = editorSecrets(fakeSecrets(new Map()));
  await secrets.keep({ credentials: { ...token, registry: 'quay.io' }, endpointIds: [] });
  await forgetRegistryLogin(secrets, inClear, english);
  expect(await secrets.registries()).toEqual(['quay.io']);
});

it('says that nothing is kept', async () => {
  await forgetRegistryLogin(editorSecrets(fakeSecrets(new Map())), inClear, english);
  expect(vscode.window.showInformationMessage).toHaveBeenCalledWith(expect.stringContaining('No login is kept'));
});

it('takes back that logins may go to an endpoint in clear', async () => {
  await inClear.allow('tcp://node:3735');
  await inClear.allow('tcp://lab:3735');
  vscode.window.showQuickPick.mockImplementation((items) => Promise.resolve(items[0]));
  await forgetRegistryLogin(editorSecrets(fakeSecrets(new Map())), inClear, english);
  expect(inClear.ids).toEqual(['tcp://lab:3735']);
  expect(vscode.window.setStatusBarMessage).toHaveBeenCalledWith(
    'Asks again before a login goes to tcp://node:3735',
    expect.any(Number),
  );
});
