import { describe, expect, it } from 'vitest';
import type { PullProgress } from '../../../src/contract/image.ts';
import { container } from '../../builders/container.ts';
import { image, imageId } from '../../builders/image.ts';
import { context, imageRows, outline, TestView } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { snapshot } from '../../builders/snapshot.ts';

describe('images', () => {
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

  it('says no size of an image whose size the runtime does not know', () => {
    expect(outline(imageRows(snapshot({ images: [image({ sizeBytes: undefined, pinned: true })] })))).toEqual([
      'nginx:1.29 | pinned',
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
    expect(outline(rows)).toEqual(['nginx:1.29 | 61 MiB', '  nginx:latest | tag', `  nginx@${imageId('d')} | digest`]);
  });

  it('names an untagged image by its repository and digest, or by its id, and puts it last', () => {
    const rows = imageRows(
      snapshot({
        images: [
          image({ id: imageId('1'), repoTags: [] }),
          image({ id: imageId('2'), repoTags: [], repoDigests: [`a.example/x@${imageId('e')}`] }),
          image({ id: imageId('3'), repoTags: ['zoo.example/last:1'] }),
        ],
      }),
    );
    expect(rows.map(({ label }) => label)).toEqual([
      'zoo.example/last:1',
      '<none> 111111111111',
      'a.example/x <none> eeeeeeeeeeee',
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

  it('shows how far a pull is, and its layers', () => {
    const mib = 1024 * 1024;
    const progress: PullProgress = {
      downloadedBytes: 25 * mib,
      totalBytes: 61 * mib,
      layers: [
        { digest: imageId('a'), phase: 'done', downloadedBytes: 20 * mib, totalBytes: 20 * mib },
        { digest: imageId('b'), phase: 'downloading', downloadedBytes: 512 * 1024, totalBytes: 41 * mib },
      ],
    };
    const pull = { reference: 'docker.io/library/redis:8', startedAtMs: context.nowMs - 40_000 };
    expect(outline(imageRows(snapshot({ pulls: [{ ...pull, progress }] })))).toEqual([
      'redis:8 | 40 % · 25 of 61 MiB · 1 of 2 layers',
      '  aaaaaaaaaaaa | done · 20 MiB',
      '  bbbbbbbbbbbb | downloading · 512 KiB of 41 MiB',
    ]);
    expect(outline(imageRows(snapshot({ pulls: [{ ...pull, progress: 'notReported' }] })))).toEqual([
      'redis:8 | 40 s · this runtime reports no progress',
    ]);
  });

  it('tells layers apart that are the same', () => {
    const layer = { digest: imageId('a'), phase: 'done', downloadedBytes: 1, totalBytes: 1 } as const;
    const progress: PullProgress = { downloadedBytes: 2, totalBytes: 2, layers: [layer, layer] };
    const [row] = imageRows(snapshot({ pulls: [{ reference: 'r/a:1', startedAtMs: 0, progress }] }));
    expect(new Set(row?.children.map(({ id }) => id)).size).toBe(2);
  });

  it('follows the containers that come and go, and the pods they are in', () => {
    const view = new TestView('criExplorer.images');
    const rows = (changes: Parameters<typeof snapshot>[0]): readonly string[] =>
      outline(view.rows(snapshot({ images: [image()], ...changes })));
    expect(rows({})).toEqual(['nginx:1.29 | 61 MiB']);
    expect(rows({ containers: [container()] })).toEqual([
      'nginx:1.29 | 61 MiB · 1 container',
      '  app | sandbox-1 · 3d',
    ]);
    expect(rows({ containers: [container()], sandboxes: [sandbox()] })).toEqual([
      'nginx:1.29 | 61 MiB · 1 container',
      '  app | shop/web-0 · 3d',
    ]);
    expect(rows({ sandboxes: [sandbox()] })).toEqual(['nginx:1.29 | 61 MiB']);
  });
});
