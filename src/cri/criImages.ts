import type { ImagePort } from '../contract/image.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageFilesystems } from './imageFsInfo.ts';
import { listImages } from './imageList.ts';
import { pullImage } from './imagePull.ts';
import { removeImage } from './imageRemove.ts';
import { imageRaw } from './imageStatus.ts';
import type { ListSupport } from './listSupport.ts';

/** The ImageService over one channel: each method is one RPC, in a file of its own. */
export function criImages(channel: CriChannel, lists: ListSupport): ImagePort {
  return {
    listImages: (options) => listImages(channel, lists, options),
    imageRaw: (reference, options) => imageRaw(channel, reference, options),
    pullImage: (reference, options) => pullImage(channel, reference, options),
    removeImage: (id, options) => removeImage(channel, id, options),
    imageFilesystems: (options) => imageFilesystems(channel, options),
  };
}
