import { expect, it } from 'vitest';
import type { RegistryCredentials } from '../../../../src/contract/image.ts';
import { editorSecrets } from '../../../../src/host/credentials/editorSecrets.ts';
import { fakeSecrets } from './fakeSecrets.ts';

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
