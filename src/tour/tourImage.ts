import { isRecord } from '../common/isRecord.ts';
import { CriError } from '../contract/failure.ts';
import type { ImagePort } from '../contract/image.ts';

/**
 * The image of a tour: pulled, and removed at the end where it was not on the node before under any name.
 *
 * What PullImage answers is not used: it is an id on containerd and CRI-O, and a repo digest on cri-dockerd, where
 * RemoveImage by a digest or a tag is OK and does nothing (measured on cri-dockerd 0.4).
 */
export class TourImage {
  readonly #images: ImagePort;
  readonly #reference: string;
  /** The ids of all images that were there before; absent until the pull is about to begin. */
  #before: ReadonlySet<string> | undefined;

  constructor(images: ImagePort, reference: string) {
    this.#images = images;
    this.#reference = reference;
  }

  async pull(signal: AbortSignal): Promise<void> {
    const listed = await this.#images.listImages({ signal });
    const wasThere = await this.#id(signal);
    this.#before = new Set(listed.map(({ id }) => id));
    try {
      await this.#images.pullImage(this.#reference, { signal });
    } catch (error) {
      // Without a way to the registry an image that is there will do, and the step shows the call that failed.
      if (wasThere === undefined || signal.aborted) {
        throw error;
      }
    }
  }

  /**
   * Looks whether the image is really gone then: an OK is not proof of it.
   *
   * @throws CriError
   */
  async remove(): Promise<void> {
    const id = this.#before && (await this.#id());
    // By id all names go: an image that was there under another one stays, with the tour's name beside it.
    if (id === undefined || this.#before?.has(id) === true) {
      return;
    }
    await this.#images.removeImage(id);
    if ((await this.#id()) === id) {
      const detail = `${this.#reference} is still there`;
      throw new CriError({ reason: 'rejected', method: 'RemoveImage', code: 'OK', detail });
    }
  }

  /** `undefined` where it is not on the node. */
  async #id(signal?: AbortSignal): Promise<string | undefined> {
    const raw = await this.#images.imageRaw(this.#reference, signal && { signal });
    const image = raw?.['image'];
    return isRecord(image) && typeof image['id'] === 'string' ? image['id'] : undefined;
  }
}
