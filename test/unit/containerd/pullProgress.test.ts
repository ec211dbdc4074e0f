import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/common/limits.ts';
import { type LayerEvidence, layerProgress, pullProgress } from '../../../src/containerd/pullProgress.ts';
import { pullingServer } from './pullingServer.ts';

const layer = { digest: 'sha256:a', sizeBytes: 100 };
const evidence = (changes: Partial<LayerEvidence>): LayerEvidence => ({
  downloads: new Map(),
  downloaded: new Set(),
  chainIds: ['chain:0', 'chain:1'],
  unpacking: new Set(),
  unpacked: new Set(),
  ...changes,
});

describe('a layer', () => {
  it.each<[string, Partial<LayerEvidence>, string, number]>([
    ['of which nothing is known waits', {}, 'waiting', 0],
    ['that containerd 2 lists with nothing waits', { downloads: new Map([['sha256:a', 0]]) }, 'waiting', 0],
    ['with some bytes is downloading', { downloads: new Map([['sha256:a', 40]]) }, 'downloading', 40],
    [
      'is downloading, also when its place to unpack is made already',
      { downloads: new Map([['sha256:a', 40]]), unpacking: new Set(['chain:1']) },
      'downloading',
      40,
    ],
    ['that is all there waits for those below it', { downloaded: new Set(['sha256:a']) }, 'waiting', 100],
    ['is unpacking', { downloaded: new Set(['sha256:a']), unpacking: new Set(['chain:1']) }, 'unpacking', 100],
    [
      'is not unpacking because another one is',
      { downloaded: new Set(['sha256:a']), unpacking: new Set(['chain:0']) },
      'waiting',
      100,
    ],
    ['that is unpacked is done', { downloaded: new Set(['sha256:a']), unpacked: new Set(['chain:1']) }, 'done', 100],
    ['that was here before is done without a download', { unpacked: new Set(['chain:1']) }, 'done', 100],
    ['is told by its bytes alone before the configuration is here', { chainIds: [] }, 'waiting', 0],
  ])('%s', (_what, changes, phase, downloadedBytes) => {
    expect(layerProgress(layer, 1, evidence(changes))).toEqual({
      digest: 'sha256:a',
      phase,
      downloadedBytes,
      totalBytes: 100,
    });
  });
});

describe('the progress of a pull', () => {
  const numbered = (number: number): string => `sha256:${String(number).padStart(64, '0')}`;
  const digest = `sha256:${'a'.repeat(64)}`;
  const config = { digest: `sha256:${'c'.repeat(64)}`, size: 1 };
  const labels = {
    'containerd.io/gc.ref.content.config': config.digest,
    'containerd.io/distribution.source.docker.io': 'library/big',
  };

  /** How many layers are told of one whose manifest claims so many, in so many bytes. */
  async function layersTold(count: number, size = 1_000): Promise<number | undefined> {
    const layers = Array.from({ length: count }, (_, index) => ({ digest: numbered(index), size: 1 }));
    await using server = await pullingServer({
      pull: {
        lease: { id: 'lease', created_at: { seconds: 1, nanos: 0 }, labels: { 'containerd.io/gc.expire': '' } },
        resources: [{ id: digest, type: 'content' }],
      },
      statuses: [],
      blobs: [{ digest, size, labels }],
      content: new Map<string, object>([
        [digest, { config, layers }],
        [config.digest, {}],
      ]),
      snapshots: [],
    });
    return (await pullProgress(server.channel, 'big:1', 1_000))?.layers.length;
  }

  it('is told of as many layers as a file system may have, and not of a manifest that claims more', async () => {
    expect(await layersTold(limits.layers)).toBe(limits.layers);
    expect(await layersTold(limits.layers + 1)).toBeUndefined();
  });

  it('is not told of a manifest that no registry would take', async () => {
    expect(await layersTold(3, limits.manifestBytes)).toBe(3);
    expect(await layersTold(3, limits.manifestBytes + 1)).toBeUndefined();
  });
});
