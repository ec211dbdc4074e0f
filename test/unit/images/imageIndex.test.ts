import { describe, expect, it } from 'vitest';
import type { Container } from '../../../src/contract/container.ts';
import { containersByImage } from '../../../src/images/imageIndex.ts';
import { container } from '../../builders/container.ts';
import { image, imageId } from '../../builders/image.ts';

const tag = 'docker.io/local/busybox:1';
const bareHex = 'b'.repeat(64);
const repoDigest = `127.0.0.1:5000/local/busybox@${imageId('d')}`;
const images = new Map(
  [
    image({ id: imageId('a'), repoTags: [tag] }),
    image({
      id: bareHex,
      repoTags: ['127.0.0.1:5000/local/busybox:1'],
      repoDigests: [repoDigest],
    }),
  ].map((item) => [item.id, item]),
);

function usedBy(changes: Partial<Container>): readonly string[] {
  return [...containersByImage(images, [container({ image: '', ...changes })]).keys()];
}

describe('containersByImage', () => {
  it.each<[string, Partial<Container>, readonly string[]]>([
    ['containerd under a kubelet', { image: imageId('a'), imageRef: imageId('a') }, [imageId('a')]],
    ['containerd by name', { image: tag, imageRef: imageId('a') }, [imageId('a')]],
    ['CRI-O', { image: bareHex, imageRef: repoDigest, imageId: bareHex }, [bareHex]],
    ['a repo digest alone', { imageRef: repoDigest }, [bareHex]],
    ['cri-dockerd, status', { imageRef: `docker-pullable://${repoDigest}` }, [bareHex]],
    ['an id in the other spelling', { imageRef: 'a'.repeat(64) }, [imageId('a')]],
    ['a name alone', { userSpecifiedImage: tag }, [imageId('a')]],
    ['an unknown digest with a known name', { imageRef: `x@${imageId('9')}`, image: tag }, [imageId('a')]],
    ['an id that is gone, though its name is in use again', { imageRef: imageId('9'), image: tag }, []],
    ['nothing', {}, []],
  ])('knows the image of %s', (_case, changes, ids) => {
    expect(usedBy(changes)).toEqual(ids);
  });

  it('gathers all containers of an image', () => {
    const containers = [container({ id: '1', imageRef: imageId('a') }), container({ id: '2', imageRef: imageId('a') })];
    expect(containersByImage(images, containers).get(imageId('a'))).toEqual(containers);
  });
});
