import { createCipheriv } from 'node:crypto';
import { join } from 'node:path';
import { cacheDir } from '../../cacheDir.ts';
import { cacheEntry } from '../cacheEntry.ts';
import { ImageLayout } from './imageLayout.ts';
import { layerTar } from './layerTar.ts';

export interface BigImageSize {
  readonly layers: number;
  readonly layerBytes: number;
}

/** The image local/big:1, of layers that do not compress, to watch a pull with. Nothing in it runs. */
export async function bigImage(size: BigImageSize): Promise<ImageLayout> {
  const name = `big-${size.layers}x${size.layerBytes}`;
  const folder = await cacheEntry(join(cacheDir(), 'images', name), async (partial) => {
    const layers: Uint8Array[] = [];
    for (let index = 0; index < size.layers; index++) {
      const bytes = incompressible(size.layerBytes, index);
      layers.push(await layerTar([{ name: `blob${index + 1}`, bytes, mode: 0o644 }]));
    }
    const config = { Cmd: ['/none'] };
    await new ImageLayout(partial).write([{ name: 'local/big:1', config, layers, compressionLevel: 0 }]);
  });
  return new ImageLayout(folder);
}

/** The same bytes for the same seed: a key stream. */
function incompressible(sizeBytes: number, seed: number): Uint8Array {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16)).update(Buffer.alloc(sizeBytes));
}
