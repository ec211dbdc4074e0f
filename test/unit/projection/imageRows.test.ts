import { describe, expect, it } from 'vitest';
import { container } from '../../builders/container.ts';
import { image, imageId } from '../../builders/image.ts';
import { context, imageRows, outline } from '../../builders/projection.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { snapshot } from '../../builders/snapshot.ts';

describe('ImageRows', () => {
  it('shows name, size and use, and dims what nothing uses', () => {
    const rows = imageRows(
      snapshot({
        images: [image(), image({ id: imageId('b'), repoTags: ['registry.k8s.io/pause:3.10'], pinned: true })],
        sandboxes: [sandbox()],
        containers: [container(), container({ id: 'container-2', name: 'side' })],
      }),
    );
    expect(outline(rows)).toEqual([
      'nginx:1.29 | 61 MiB · 2 containers',
      '  app | shop/web-0 · 3d',
      '  side | shop/web-0 · 3d',
      'registry.k8s.io/pause:3.10 | 61 MiB · pinned',
    ]);
    expect(rows.map(({ contextValue, icon, expansion }) => [contextValue, icon?.color, expansion])).toEqual([
      ['image.used', undefined, 'collapsed'],
      ['image.unused.pinned', 'disabledForeground', 'none'],
    ]);
  });

  it('labels by the first tag and lists the other tags and the digests beneath', () => {
    const rows = imageRows(
      snapshot({
        images: [
          image({
            repoTags: ['docker.io/library/nginx:latest', 'docker.io/library/nginx:1.29'],
            repoDigests: [`docker.io/library/nginx@${imageId('d')}`],
          }),
        ],
      }),
    );
    expect(outline(rows)).toEqual([
      'nginx:1.29 | 61 MiB',
      '  nginx:latest | tag',
      `  nginx@${imageId('d')} | digest`,
    ]);
  });

  it('names an untagged image by its digest and puts it last', () => {
    const rows = imageRows(
      snapshot({
        images: [
          image({ id: imageId('1'), repoTags: [] }),
          image({ id: imageId('2'), repoTags: ['<none>:<none>'], repoDigests: [`a.example/x@${imageId('e')}`] }),
          image({ id: imageId('3'), repoTags: ['zoo.example/last:1'] }),
        ],
      }),
    );
    expect(rows.map(({ label }) => label)).toEqual([
      'zoo.example/last:1',
      '<none> 111111111111',
      '<none> eeeeeeeeeeee',
    ]);
  });

  it('shows pulls first, with the time they have taken', () => {
    const pulls = [{ reference: 'docker.io/library/redis:8', startedAtMs: context.nowMs - 40_000 }];
    const [row] = imageRows(snapshot({ pulls, images: [image()] }));
    expect(row).toMatchObject({
      id: 'unix:///run/containerd.sock/pull/docker.io/library/redis:8',
      kind: 'pull',
      label: 'redis:8',
      description: '40 s',
      icon: { name: 'loading~spin' },
      contextValue: 'pull',
    });
  });
});
