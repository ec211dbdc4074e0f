import { expect, it } from 'vitest';
import { canonicalKey, credentialKeys, registryOf, wildcardKeys } from '../../../src/credentials/registryKeys.ts';

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
  ['HARBOR/team/app:1', ['harbor/team/app', 'harbor/team', 'harbor']],
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

it.each([
  ['*.dkr.ecr.*.amazonaws.com', '1234.dkr.ecr.us-east-1.amazonaws.com/app', true],
  ['*.example.com', 'registry.example.com/app', true],
  ['reg*.example.com', 'registry.example.com/app', true],
  ['r*g*y.example.com', 'registry.example.com/app', true],
  ['*', 'localhost/app', true],
  ['*.example.com:5000', 'a.example.com:5000/app', true],
  ['*.example.com/team', 'a.example.com/team/app', true],
  // Each stands for one part of the name.
  ['*.example.com', 'a.b.example.com/app', false],
  ['*.example.com', 'example.com/app', false],
  ['*.com', 'evil.example.com/app', false],
  ['*.example.com', 'a.example.com.evil.org/app', false],
  ['reg*ry.example.com', 'regy.example.com/app', false],
  ['aa*aa.example.com', 'aaa.example.com/app', false],
  ['*.example.com', 'a.example.com:5000/app', false],
  ['*.example.com:5000', 'a.example.com:5001/app', false],
  ['*:5000', 'a.5000/app', false],
  ['*.example.com/team', 'a.example.com/teams/app', false],
  ['*.example.com/*', 'a.example.com/team/app', false],
])('takes the wildcard %s for %s as the kubelet does: %s', (key, reference, matches) => {
  expect(wildcardKeys([key, 'a.example.com'], reference)).toEqual(matches ? [key] : []);
});

it('prefers the wildcard that says more, and is not slow with many', () => {
  const keys = ['*.*.example.com', '*.b.example.com', '*.b.example.com/team', 'a.*.example.com'];
  expect(wildcardKeys(keys, 'a.b.example.com/team/app')).toEqual([
    '*.b.example.com/team',
    'a.*.example.com',
    '*.b.example.com',
    '*.*.example.com',
  ]);
  expect(wildcardKeys([`${'*a'.repeat(5000)}b`], `${'a'.repeat(10_000)}.example.com/app`)).toEqual([]);
});
