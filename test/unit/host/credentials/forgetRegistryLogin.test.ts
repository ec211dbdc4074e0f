import { beforeEach, expect, it, vi } from 'vitest';
import { editorSecrets } from '../../../../src/host/credentials/editorSecrets.ts';
import { english } from '../english.ts';
import { fakeSecrets } from './fakeSecrets.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const { forgetRegistryLogin } = await import('../../../../src/host/credentials/forgetRegistryLogin.ts');

beforeEach(() => vi.resetAllMocks());

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
