import { expect, it } from 'vitest';
import { canonicalKey } from '../../../src/credentials/canonicalKey.ts';

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
