import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir } from '../../cacheDir.ts';
import { cacheEntry } from '../cacheEntry.ts';
import { runTool } from '../runTool.ts';
import { ImageLayout, type ImageRecipe } from './imageLayout.ts';
import { type LayerEntry, layerTar } from './layerTar.ts';

export const pauseImage = 'docker.io/local/pause:1';
export const busyboxImage = 'docker.io/local/busybox:1';

export interface BaseImages {
  readonly layout: ImageLayout;
  /** pause and busybox as a file for `ctr images import`. */
  readonly archiveFile: string;
}

// Counts up when the recipes below change, so that the cache does not serve the old ones.
const revision = 2;

/**
 * The images local/pause:1 (sleeps for ever), local/busybox:1 (a shell, all applets, a page in /www) and local/hello:1.
 * The last one is for pulling: CRI removes an image with all of its names, so pulling and removing one under a second
 * name would take busybox from the pods of others.
 */
export async function baseImages(busybox: string): Promise<BaseImages> {
  const program = await readFile(busybox);
  const key = createHash('sha256').update(program).digest('hex').slice(0, 12);
  const folder = await cacheEntry(join(cacheDir(), 'images', `base-${revision}-${key}`), async (partial) => {
    const list = await runTool(busybox, ['--list']);
    const applets = list.split('\n').filter((name) => name !== '' && name !== 'busybox');
    const layout = new ImageLayout(partial);
    await layout.write(await recipes(program, applets));
    const names = [pauseImage, busyboxImage].map((name) => name.replace('docker.io/', ''));
    await writeFile(join(partial, 'images.tar'), await layout.archive(names));
  });
  return { layout: new ImageLayout(folder), archiveFile: join(folder, 'images.tar') };
}

async function recipes(program: Uint8Array, applets: readonly string[]): Promise<ImageRecipe[]> {
  const text = (name: string, content: string): LayerEntry => ({ name, bytes: Buffer.from(content), mode: 0o644 });
  const folders = ['bin', 'dev', 'etc', 'home', 'proc', 'root', 'sys', 'tmp', 'usr', 'var', 'www'];
  const busybox: LayerEntry = { name: 'bin/busybox', bytes: program, mode: 0o755 };
  const pauseLayer = await layerTar([{ name: 'bin' }, busybox]);
  const shellLayer = await layerTar([
    ...folders.map((name) => ({ name })),
    busybox,
    ...applets.map((name) => ({ name: `bin/${name}`, target: 'busybox' })),
    text('etc/group', 'root:x:0:\nnobody:x:65534:\n'),
    text('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/tmp:/bin/sh\n'),
    text('www/index.html', 'hello from busybox httpd\n'),
  ]);
  const helloLayer = await layerTar([text('hello.txt', 'hello\n')]);
  const shell = { Cmd: ['/bin/sh'], Env: ['PATH=/bin'] };
  const pause = { Entrypoint: ['/bin/busybox', 'sleep', 'infinity'] };
  return [
    { name: 'local/pause:1', config: pause, layers: [pauseLayer], compressionLevel: 6 },
    { name: 'local/busybox:1', config: shell, layers: [shellLayer], compressionLevel: 6 },
    { name: 'local/hello:1', config: shell, layers: [shellLayer, helloLayer], compressionLevel: 6 },
  ];
}
