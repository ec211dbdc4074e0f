import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bigImage, type BigImageSize } from '../../scripts/testbed/images/bigImage.ts';
import { pushImages } from '../../scripts/testbed/images/pushImages.ts';
import type { ContainerdVersion } from '../../scripts/testbed/packages/containerdVersion.ts';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import type { PullProgress } from '../../src/contract/image.ts';
import { eventually } from '../runtimes/eventually.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { slowRegistry, type SlowRegistry } from '../runtimes/slowRegistry.ts';

const mebibyte = 1024 * 1024;
/** containerd downloads three layers at a time: the fourth waits. */
const layers = 4;
const layerBytes = 8 * mebibyte;
const slowBytesPerSecond = 5 * mebibyte;

export function pullProgressContract(version: ContainerdVersion): void {
  describe('the progress of a pull', () => {
    let node: RealContainerd;
    let registry: SlowRegistry;
    let client: EndpointClient;

    beforeAll(async () => {
      node = await realContainerd(version);
      registry = await slowRegistry(node.registryAddress, slowBytesPerSecond);
      await node.containerd.allowPlainHttp(registry.address);
      client = node.connect();
    });
    beforeEach(() => {
      registry.bytesPerSecond = slowBytesPerSecond;
    });
    afterAll(async () => {
      await node[Symbol.asyncDispose]();
      await registry[Symbol.asyncDispose]();
    });

    /** An image that nobody has pulled yet, of layers that no other has. */
    const newImage = async (name: string): Promise<string> => {
      await pushImages(await bigImage({ layers, layerBytes, name }), node.registryAddress);
      return `${registry.address}/local/${name}:1`;
    };

    const begin = (reference: string): Pull => {
      const abort = new AbortController();
      const startedAtMs = Date.now();
      const seen: PullProgress[] = [];
      const end = node.client.images.pullImage(reference, { signal: abort.signal }).then(
        () => 'pulled',
        (error: unknown) => (error as { failure?: { reason?: string } }).failure?.reason ?? String(error),
      );
      const look = async (): Promise<PullProgress | undefined> => {
        const progress = await client.containerd.pullProgress(reference, startedAtMs);
        if (progress !== undefined) {
          seen.push(progress);
        }
        return progress;
      };
      return { abort, end, seen, look };
    };

    /** Looks again and again until the pull is over. */
    const watch = async (pull: Pull): Promise<string> => {
      let over = false;
      const end = pull.end.finally(() => {
        over = true;
      });
      await eventually(async () => {
        await pull.look();
        expect(over).toBe(true);
      }, 30_000);
      return end;
    };

    const isDownloading = (pull: Pull, bytes = 1): Promise<void> =>
      eventually(async () => expect((await pull.look())?.downloadedBytes ?? 0).toBeGreaterThanOrEqual(bytes));

    it('rises to the whole size, names every layer, and is over with the pull', async () => {
      const pull = begin(await newImage('progress'));
      expect(await watch(pull)).toBe('pulled');
      expectToRise(pull.seen);
      const phases = new Set(pull.seen.flatMap((progress) => progress.layers.map(({ phase }) => phase)));
      expect([...phases]).toEqual(expect.arrayContaining(['waiting', 'downloading']));
      expect(pull.seen.length).toBeGreaterThan(5);
      expect(pull.seen.at(0)?.downloadedBytes).toBeLessThan(layerBytes);
      expect(pull.seen.at(-1)?.downloadedBytes).toBeGreaterThan(2 * layerBytes);
      for (const { layers: each, totalBytes } of pull.seen) {
        expect(new Set(each.map(({ digest }) => digest)).size).toBe(layers);
        expect(totalBytes).toBeGreaterThan(layers * layerBytes);
      }
      expect(await pull.look()).toBeUndefined();
    });

    it('is that of the platform of the node, of an image for several', async () => {
      const tag = 'local/several:1';
      const push = async (layout: BigImageSize): Promise<Manifest> => {
        await pushImages(await bigImage(layout), node.registryAddress);
        return manifestOf(node.registryAddress, tag);
      };
      const foreign = await push({ layers: 2, layerBytes: mebibyte, name: 'several' });
      const own = await push({ layers, layerBytes, name: 'several' });
      await putIndex(node.registryAddress, tag, [
        { ...foreign, platform: { os: 'linux', architecture: 'riscv64' } },
        { ...own, platform: { os: 'linux', architecture: process.arch === 'x64' ? 'amd64' : process.arch } },
      ]);
      const pull = begin(`${registry.address}/${tag}`);
      expect(await watch(pull)).toBe('pulled');
      expectToRise(pull.seen);
      expect(pull.seen.at(-1)?.layers).toHaveLength(layers);
    });

    it('is none for an image that is there, and none for one that nobody pulls', async () => {
      const reference = await newImage('progress');
      registry.bytesPerSecond = Infinity;
      expect(await watch(begin(reference))).toBe('pulled');
      expect(await client.containerd.pullProgress(reference, 0)).toBeUndefined();
      expect(await client.containerd.pullProgress('nginx', 0)).toBeUndefined();
    });

    it('ends with a pull that is cancelled, and so does the download', async () => {
      const pull = begin(await newImage('cancelled'));
      await isDownloading(pull);
      pull.abort.abort();
      expect(await pull.end).toBe('cancelled');
      await eventually(async () => expect(await pull.look()).toBeUndefined());
      await eventually(() => expect(registry.downloads.size).toBe(0));
    });

    it('is told apart from that of another pull', async () => {
      const references = [await newImage('one'), await newImage('two')];
      const pulls = references.map(begin);
      expect(await Promise.all(pulls.map(watch))).toEqual(['pulled', 'pulled']);
      const digests = pulls.map(({ seen }) => new Set(seen.flatMap((each) => each.layers.map(({ digest }) => digest))));
      pulls.forEach(({ seen }) => expectToRise(seen));
      expect(digests.map(({ size }) => size)).toEqual([layers, layers]);
      expect(new Set(digests.flatMap((each) => [...each])).size).toBe(2 * layers);
    });

    it('is not that of a pull that died with containerd, until a new one goes on with it', async () => {
      const reference = await newImage('interrupted');
      const dead = begin(reference);
      await isDownloading(dead, 2 * mebibyte);
      await node.containerd.kill();
      expect(await dead.end).toBe('runtimeRestarted');
      await node.containerd.restart();
      client.reconnect();
      node.client.reconnect();

      // The downloads and the lease of the dead one are still there.
      const nowMs = Date.now();
      expect(await client.containerd.pullProgress(reference, 0)).toBeDefined();
      expect(await client.containerd.pullProgress(reference, nowMs)).toBeUndefined();
      const other = begin(await newImage('other'));
      await isDownloading(other);
      expect(other.seen.at(0)?.downloadedBytes).toBeLessThanOrEqual(2 * mebibyte);

      const again = begin(reference);
      await isDownloading(again, 2 * mebibyte);
      expect(await watch(again)).toBe('pulled');
      expectToRise(again.seen);
      expect(await again.look()).toBeUndefined();
      expect(await watch(other)).toBe('pulled');
    });
  });
}

interface Pull {
  readonly abort: AbortController;
  /** Why it ended: `pulled`, or the reason of its failure. */
  readonly end: Promise<string>;
  /** In the order in which it was looked at. */
  readonly seen: PullProgress[];
  readonly look: () => Promise<PullProgress | undefined>;
}

/** Also each layer for itself. */
function expectToRise(seen: readonly PullProgress[]): void {
  const rising = (values: readonly number[]): void => expect(values).toEqual([...values].sort((a, b) => a - b));
  rising(seen.map(({ downloadedBytes }) => downloadedBytes));
  for (const { digest } of seen[0]?.layers ?? []) {
    rising(seen.flatMap(({ layers: each }) => each.find((layer) => layer.digest === digest)?.downloadedBytes ?? []));
  }
}

interface Manifest {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

async function manifestOf(registryAddress: string, tag: string): Promise<Manifest> {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const reply = await fetch(manifestUrl(registryAddress, tag), { headers: { Accept: mediaType } });
  const digest = reply.headers.get('docker-content-digest') ?? '';
  return { mediaType, digest, size: (await reply.arrayBuffer()).byteLength };
}

async function putIndex(registryAddress: string, tag: string, manifests: readonly object[]): Promise<void> {
  const mediaType = 'application/vnd.oci.image.index.v1+json';
  const reply = await fetch(manifestUrl(registryAddress, tag), {
    method: 'PUT',
    headers: { 'Content-Type': mediaType },
    body: JSON.stringify({ schemaVersion: 2, mediaType, manifests }),
  });
  expect(reply.status).toBe(201);
}

function manifestUrl(registryAddress: string, tag: string): string {
  return `http://${registryAddress}/v2/${tag.replace(':', '/manifests/')}`;
}
