import { expect, it } from 'vitest';
import type { RegistryCredentials } from '../../../../src/contract/image.ts';
import { editorSecrets } from '../../../../src/host/credentials/editorSecrets.ts';
import { fakeSecrets } from './fakeSecrets.ts';

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
