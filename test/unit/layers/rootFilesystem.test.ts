import { describe, expect, it } from 'vitest';
import type { ContainerdLayer } from '../../../src/contract/containerd.ts';
import { known, unknown } from '../../../src/contract/layers/fact.ts';
import type { ImageChain } from '../../../src/layers/imageChains.ts';
import { layerUsers } from '../../../src/layers/layerUsers.ts';
import { imageLayers, snapshotLayers } from '../../../src/layers/rootFilesystem.ts';
import { container } from '../../builders/container.ts';
import { image, imageId } from '../../builders/image.ts';

const call = { from: 'call', method: 'ImageStatus', field: 'info' } as const;
const failed = unknown({ why: 'callFailed', method: 'ImageStatus', reason: 'deadlineExceeded' });

function chain(...ids: readonly string[]): ImageChain {
  return {
    chainIds: known(ids, call),
    diffIds: known(
      ids.map((id) => `diff of ${id}`),
      call,
    ),
    createdBy: known(
      ids.map((id) => `RUN ${id}`),
      call,
    ),
  };
}

const app = image({ id: imageId('a'), repoTags: ['app:1'] });
const other = image({ id: imageId('b'), repoTags: ['other:1'] });
const images = new Map([app, other].map((each) => [each.id, each]));
const containers = ['1', '2', '3'].map((id) => container({ id, imageId: id === '3' ? other.id : app.id }));
const layers: ContainerdLayer[] = [
  { key: '1', kind: 'active', bytes: 5, inodes: 2 },
  { key: 'top', kind: 'committed', bytes: 50, inodes: 20 },
  { key: 'base', kind: 'committed', bytes: 500, inodes: 200 },
];

describe('the layers of a root file system', () => {
  const appChain = chain('base', 'top');

  it('are those of the image where there are no snapshots to be asked for', () => {
    const users = layerUsers(images, containers, new Map([[app.id, appChain]]));
    const missing = unknown({ why: 'notReported', by: 'cri-o' });
    const found = imageLayers('1', appChain, users, missing);
    const rows = found.known ? found.value : [];
    expect(
      rows.map(({ key, kind, bytes, createdBy }) => [key, kind, bytes, createdBy.known && createdBy.value]),
    ).toEqual([
      ['1', 'writable', missing, false],
      ['top', 'committed', missing, 'RUN top'],
      ['base', 'committed', missing, 'RUN base'],
    ]);
    expect(imageLayers('1', undefined, users, missing)).toBe(missing);
    expect(imageLayers('1', { ...appChain, chainIds: failed }, users, missing)).toBe(failed);
  });

  it('are named by the image’s history, and counted where others stand on them', () => {
    const users = layerUsers(
      images,
      containers,
      new Map([
        [app.id, appChain],
        [other.id, chain('base')],
      ]),
    );
    const [writable, top, base] = snapshotLayers(layers, appChain, users).map(
      ({ kind, bytes, createdBy, diffId, sharedByImages, sharedByContainers }) => ({
        ...{ kind, createdBy, diffId },
        numbers: [bytes, sharedByImages, sharedByContainers].map((fact) => fact.known && fact.value),
      }),
    );
    expect(writable).toEqual(expect.objectContaining({ kind: 'writable', numbers: [5, 0, 1] }));
    expect(top).toEqual({
      ...{ kind: 'committed', numbers: [50, 1, 2] },
      ...{ createdBy: known('RUN top', call), diffId: known('diff of top', call) },
    });
    expect(base).toEqual(expect.objectContaining({ numbers: [500, 2, 3], createdBy: known('RUN base', call) }));
  });

  it('are not counted when one image could not be read: it may have any of them', () => {
    const gap: ImageChain = { chainIds: failed, diffIds: failed, createdBy: failed };
    const users = layerUsers(
      images,
      containers,
      new Map([
        [app.id, appChain],
        [other.id, gap],
      ]),
    );
    const [, top] = snapshotLayers(layers, appChain, users);
    expect([top?.sharedByImages, top?.sharedByContainers]).toEqual([failed, failed]);
  });

  it('are there without a name when the image is gone, or does not fit', () => {
    const users = layerUsers(new Map(), [], new Map());
    const none = { known: false, reason: { why: 'notReported', by: 'ImageStatus' } };
    for (const foreign of [undefined, chain('another')]) {
      const [, top] = snapshotLayers(layers, foreign, users);
      expect(top).toEqual(expect.objectContaining({ key: 'top', createdBy: none, diffId: none }));
    }
  });
});
