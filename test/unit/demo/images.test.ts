import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DemoBench, emptyNode, startBench, unary } from './demoClient.ts';

let bench: DemoBench;
beforeEach(async () => {
  bench = await startBench(emptyNode());
});
afterEach(() => bench.stop());

const pull = (image: string) => unary(bench.images, 'PullImage', { image: { image } });
const list = async () => (await unary(bench.images, 'ListImages', {})).images;

describe('images', () => {
  it('pulls by a short name and is found by tag, digest, id and prefix of the id', async () => {
    const { image_ref: id } = await pull('nginx:1.29.3');
    const { image } = await unary(bench.images, 'ImageStatus', { image: { image: id } });
    expect(image).toMatchObject({ id, repo_tags: ['docker.io/library/nginx:1.29.3'], size: '59774010' });
    for (const name of ['nginx:1.29.3', image?.repo_digests[0] ?? '', id.slice(7), id.slice(7, 19)]) {
      expect((await unary(bench.images, 'ImageStatus', { image: { image: name } })).image?.id).toBe(id);
    }
  });

  it('gives a second tag of one content to one image, and removes all tags with one', async () => {
    await pull('nginx:1.29.3');
    await pull('nginx');
    const found = (await list()).find(({ repo_tags: tags }) => tags.length > 1);
    expect(found?.repo_tags).toEqual(['docker.io/library/nginx:1.29.3', 'docker.io/library/nginx:latest']);
    await unary(bench.images, 'RemoveImage', { image: { image: 'docker.io/library/nginx:latest' } });
    expect((await list()).map(({ repo_tags: tags }) => tags[0])).toEqual(['registry.k8s.io/pause:3.10']);
    await unary(bench.images, 'RemoveImage', { image: { image: 'docker.io/library/nginx:latest' } });
  });

  it('answers an unknown image with no image', async () => {
    expect(await unary(bench.images, 'ImageStatus', { image: { image: 'nosuch' } })).toEqual({
      image: null,
      info: {},
    });
  });

  it.each([
    ['nginx:nosuch', status.NOT_FOUND, /docker\.io\/library\/nginx:nosuch: not found$/],
    ['nosuch/image', status.UNKNOWN, /pull access denied, repository does not exist/],
    ['registry.invalid/a/b:1', status.UNKNOWN, /dial tcp: lookup registry\.invalid on \S+: no such host$/],
    ['UPPER case', status.UNKNOWN, /invalid reference format$/],
  ])('refuses to pull %s', async (name, code, details) => {
    await expect(pull(name)).rejects.toMatchObject({ code, details: expect.stringMatching(details) as unknown });
  });

  it('stops a pull that is cancelled', async () => {
    const slow = await startBench(emptyNode(), 3_600_000);
    const error = await new Promise((resolve) => {
      const call = slow.images.PullImage({ image: { image: 'nginx:latest' } }, (failure) => resolve(failure));
      call.cancel();
    });
    expect(error).toMatchObject({ code: status.CANCELLED });
    expect((await unary(slow.images, 'ListImages', {})).images).toHaveLength(1);
    await slow.stop();
  });
});
