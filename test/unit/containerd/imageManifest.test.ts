import { describe, expect, it } from 'vitest';
import { parseDiffIds, parseManifest } from '../../../src/containerd/imageManifest.ts';
import { chainIds } from '../../../src/images/chainId.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digest('c'), size: 10 };
const layer = (letter: string, size: unknown = 20): object => ({ mediaType: 'layer', digest: digest(letter), size });

describe('a manifest', () => {
  it.each(['application/vnd.oci.image.manifest.v1+json', 'application/vnd.docker.distribution.manifest.v2+json'])(
    'of %s has a configuration and layers',
    (mediaType) => {
      const manifest = { schemaVersion: 2, mediaType, config, layers: [layer('a'), layer('b', 30)] };
      expect(parseManifest(json(manifest))).toEqual({
        kind: 'image',
        config: { digest: digest('c'), sizeBytes: 10 },
        layers: [
          { digest: digest('a'), sizeBytes: 20 },
          { digest: digest('b'), sizeBytes: 30 },
        ],
      });
    },
  );

  it('for several platforms names the manifest of each, but no attestations', () => {
    const manifests = [
      { ...layer('a'), platform: { os: 'linux', architecture: 'amd64' } },
      { ...layer('b'), platform: { os: 'unknown', architecture: 'unknown' } },
      layer('d'),
    ];
    expect(parseManifest(json({ manifests }))).toEqual({ kind: 'index', manifests: [digest('a'), digest('d')] });
  });

  it.each([
    ['no JSON', Buffer.from('layer')],
    ['an array', json([])],
    ['a configuration', json({ rootfs: { diff_ids: [] } })],
    ['no layers', json({ config })],
    ['a layer with a negative size', json({ config, layers: [layer('a', -1)] })],
    ['a layer whose size is text', json({ config, layers: [layer('a', '20')] })],
    ['a digest that would end a filter', json({ config, layers: [{ digest: 'sha256:"||', size: 1 }] })],
  ])('is not %s', (_what, bytes) => {
    expect(parseManifest(bytes)).toBeUndefined();
  });
});

describe('a configuration', () => {
  it('names the unpacked layers', () => {
    expect(parseDiffIds(json({ rootfs: { diff_ids: [digest('a')] } }))).toEqual([digest('a')]);
  });

  it.each([
    ['no JSON', Buffer.from('{')],
    ['nothing of them', json({})],
    ['no digests', json({ rootfs: { diff_ids: [1] } })],
  ])('may have %s', (_what, bytes) => {
    expect(parseDiffIds(bytes)).toBeUndefined();
  });
});

describe('chain ids', () => {
  it('are the digest of the first layer, then digests of pairs', () => {
    // `printf '%s %s' sha256:aa… sha256:bb… | sha256sum`
    expect(chainIds([digest('a'), digest('b')])).toEqual([
      digest('a'),
      'sha256:ccd722928bd92476ba1745586fed6e45a102504185ad88cd89e01ff116fd146c',
    ]);
    expect(chainIds([])).toEqual([]);
  });
});
