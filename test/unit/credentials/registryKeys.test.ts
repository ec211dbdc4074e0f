import { expect, it } from 'vitest';
import { canonicalKey, credentialKeys, registryOf } from '../../../src/credentials/registryKeys.ts';

const digest = `sha256:${'a'.repeat(64)}`;

it.each([
  ['nginx', ['docker.io/library/nginx', 'docker.io/library', 'docker.io']],
  ['nginx:1.29', ['docker.io/library/nginx', 'docker.io/library', 'docker.io']],
  ['team/app:1', ['docker.io/team/app', 'docker.io/team', 'docker.io']],
  ['index.docker.io/team/app', ['docker.io/team/app', 'docker.io/team', 'docker.io']],
  ['registry-1.docker.io/nginx', ['docker.io/library/nginx', 'docker.io/library', 'docker.io']],
  ['localhost/app', ['localhost/app', 'localhost']],
  [`quay.io:443/a/b:1@${digest}`, ['quay.io:443/a/b', 'quay.io:443/a', 'quay.io:443']],
  [`[::1]:5000/a@${digest}`, ['[::1]:5000/a', '[::1]:5000']],
])('looks for %s under the most specific key first', (reference, keys) => {
  expect(credentialKeys(reference)).toEqual(keys);
  expect(registryOf(reference)).toBe(keys.at(-1));
});

it.each([
  ['docker.io', 'docker.io'],
  ['index.docker.io', 'docker.io'],
  ['https://index.docker.io/v1/', 'docker.io'],
  ['registry-1.docker.io', 'docker.io'],
  ['docker.io/library/nginx', 'docker.io/library/nginx'],
  ['Registry.Example.com:5000', 'registry.example.com:5000'],
  ['http://registry.example.com/some/page', 'registry.example.com'],
  ['registry.example.com/v2/', 'registry.example.com'],
  ['quay.io/team/', 'quay.io/team'],
  ['notdocker.io', 'notdocker.io'],
  ['docker.io.example.com', 'docker.io.example.com'],
  ['', ''],
])('takes %j for %j', (key, canonical) => {
  expect(canonicalKey(key)).toBe(canonical);
});
