import { describe, expect, it } from 'vitest';
import { imageSource, isFromSource } from '../../../src/containerd/pulledManifest.ts';

const digest = `sha256:${'a'.repeat(64)}`;

describe('the source of an image', () => {
  it.each([
    ['nginx', 'docker.io', 'library/nginx'],
    ['nginx:1.29', 'docker.io', 'library/nginx'],
    ['bitnami/redis', 'docker.io', 'bitnami/redis'],
    ['docker.io/nginx', 'docker.io', 'library/nginx'],
    ['index.docker.io/library/nginx:1', 'docker.io', 'library/nginx'],
    ['registry.k8s.io/pause:3.10', 'registry.k8s.io', 'pause'],
    ['registry.example:5000/team/app/web:2', 'registry.example', 'team/app/web'],
    ['localhost/app', 'localhost', 'app'],
    ['localhost:5000/app:1', 'localhost', 'app'],
    ['127.0.0.1:5000/local/big:1', '127.0.0.1', 'local/big'],
    ['[::1]:5000/app:1', '::1', 'app'],
  ])('%s is of %s, %s', (reference, host, repository) => {
    expect(imageSource(reference)).toEqual({ host, repository });
  });

  it('has the digest of a reference that names one', () => {
    expect(imageSource(`nginx:1@${digest}`)).toEqual({ host: 'docker.io', repository: 'library/nginx', digest });
  });
});

describe('a blob', () => {
  const labels = { 'containerd.io/distribution.source.docker.io': 'library/nginx,team/nginx' };

  it('is from each of the repositories that it names', () => {
    expect(isFromSource(labels, imageSource('nginx'))).toBe(true);
    expect(isFromSource(labels, imageSource('team/nginx'))).toBe(true);
  });

  it('is from no other repository or registry', () => {
    expect(isFromSource(labels, imageSource('nginx2'))).toBe(false);
    expect(isFromSource(labels, imageSource('quay.io/library/nginx'))).toBe(false);
    expect(isFromSource({}, imageSource('nginx'))).toBe(false);
  });
});
