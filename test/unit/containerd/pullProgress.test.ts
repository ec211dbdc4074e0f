import { describe, expect, it } from 'vitest';
import { type LayerEvidence, layerProgress } from '../../../src/containerd/pullProgress.ts';

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
