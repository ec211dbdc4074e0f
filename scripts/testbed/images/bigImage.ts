import { createCipheriv, createHash } from 'node:crypto';
import { join } from 'node:path';
import { cacheDir } from '../../cacheDir.ts';
import { cacheEntry } from '../cacheEntry.ts';
import { ImageLayout } from './imageLayout.ts';
import { layerTar } from './layerTar.ts';

export interface BigImageSize {
  readonly layers: number;
  readonly layerBytes: number;
  /** Images of other names have other layers. `big` by default. */
  readonly name?: string;
}

/** The image local/<name>:1, of layers that do not compress, to watch a pull with. Nothing in it runs. */
export async function bigImage({ layers: count, layerBytes, name = 'big' }: BigImageSize): Promise<ImageLayout> {
  const folder = await cacheEntry(join(cacheDir(), 'images', `${name}-${count}x${layerBytes}`), async (partial) => {
    const layers: Uint8Array[] = [];
    for (let index = 0; index < count; index++) {
      const bytes = incompressible(layerBytes, `${name} ${index}`);
      layers.push(await layerTar([{ name: `blob${index + 1}`, bytes, mode: 0o644 }]));
    }
    const config = { Cmd: ['/none'] };
    await new ImageLayout(partial).write([{ name: `local/${name}:1`, config, layers, compressionLevel: 0 }]);
  });
  return new ImageLayout(folder);
}

/** The same bytes for the same seed: a key stream. */
function incompressible(sizeBytes: number, seed: string): Uint8Array {
  const key = createHash('sha256').update(seed).digest().subarray(0, 16);
  return createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(sizeBytes));
}
