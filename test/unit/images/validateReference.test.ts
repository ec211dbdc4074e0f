import { expect, it } from 'vitest';
import { validateReference } from '../../../src/images/reference.ts';

it.each([
  ['nginx', 'nginx'],
  ['  nginx:1.29\n', 'nginx:1.29'],
  ['docker.io/library/nginx:1.29', 'docker.io/library/nginx:1.29'],
  ['localhost:5000/a/b_c/d--e:v1.0-RC1', 'localhost:5000/a/b_c/d--e:v1.0-RC1'],
  ['127.0.0.1:5000/busybox', '127.0.0.1:5000/busybox'],
  ['[::1]:5000/busybox', '[::1]:5000/busybox'],
  [`quay.io/x/y@sha256:${'a'.repeat(64)}`, `quay.io/x/y@sha256:${'a'.repeat(64)}`],
  [`quay.io/x/y:1@sha256:${'a'.repeat(64)}`, `quay.io/x/y:1@sha256:${'a'.repeat(64)}`],
  ['Registry.Example.com/app', 'Registry.Example.com/app'],
  // As Docker reads it: no repository has a capital, so this is the host of a registry.
  ['HARBOR/team/app:1', 'HARBOR/team/app:1'],
])('takes %j', (text, reference) => {
  expect(validateReference(text)).toEqual({ reference });
});

it.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['ngi nx', 'space'],
  ['docker://nginx', 'scheme'],
  ['https://docker.io/nginx', 'scheme'],
  ['Nginx', 'uppercaseRepository'],
  ['docker.io/Library/nginx', 'uppercaseRepository'],
  ['HARBOR/Team/app', 'uppercaseRepository'],
  ['HAR_BOR/team/app', 'uppercaseRepository'],
  ['nginx:', 'badTag'],
  ['nginx:a:b', 'badTag'],
  ['nginx:-x', 'badTag'],
  ['nginx@sha256:123', 'badDigest'],
  ['nginx@', 'badDigest'],
  ['docker.io//nginx', 'badRepository'],
  ['nginx/', 'badRepository'],
  ['-nginx', 'badRepository'],
  ['a;rm', 'badRepository'],
  ['a'.repeat(256), 'tooLong'],
])('refuses %j: %s', (text, problem) => {
  expect(validateReference(text)).toEqual({ problem });
});
