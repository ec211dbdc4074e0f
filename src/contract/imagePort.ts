import type { CallOptions } from './callOptions.ts';
import type { Image } from './image.ts';
import type { JsonObject } from './json.ts';
import type { ListOptions } from './listOptions.ts';
import type { PullOptions } from './pullOptions.ts';
import type { FilesystemUsage } from './runtimeInfo.ts';

/** The CRI ImageService of one endpoint. Every method fails with a `CriError`. */
export interface ImagePort {
  listImages(options?: ListOptions<Image>): Promise<Image[]>;
  /** `undefined` for an unknown image: the runtime answers OK and sends none. */
  imageRaw(reference: string, options?: CallOptions): Promise<JsonObject | undefined>;
  /**
   * Returns the runtime's reference to what was pulled: an id or a repo digest. Aborting really ends the download.
   * Fails with `unauthorized` where the registry wants a login, or another one.
   */
  pullImage(reference: string, options?: PullOptions): Promise<string>;
  /** By id all tags go, on every runtime. */
  removeImage(id: string, options?: CallOptions): Promise<void>;
  imageFilesystems(options?: CallOptions): Promise<FilesystemUsage[]>;
}
