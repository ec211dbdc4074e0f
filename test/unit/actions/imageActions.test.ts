import { expect, it } from 'vitest';
import { planRemoveImages, removeImages } from '../../../src/actions/imageActions.ts';
import type { ImagePort } from '../../../src/contract/image.ts';
import { aContainer, anImage, aSnapshot, portOf, rejection } from './fixtures.ts';

const used = anImage({ id: `sha256:${'a'.repeat(64)}`, repoTags: ['docker.io/library/nginx:1.29', 'nginx:latest'] });
const unused = anImage({ id: `sha256:${'b'.repeat(64)}`, repoTags: [] });
const snapshot = aSnapshot({
  images: [used, unused],
  containers: [
    aContainer({ id: 'c1', imageRef: used.id }),
    aContainer({ id: 'c2', imageRef: used.id, state: 'exited' }),
  ],
});

it('shows every tag that goes, and the containers that use the image', () => {
  const plan = planRemoveImages(snapshot, [used.id, unused.id]);
  expect(plan.removals.map(({ image, users }) => [image.repoTags.length, users.map(({ id }) => id)])).toEqual([
    [2, ['c1', 'c2']],
    [0, []],
  ]);
});

it('leaves out what has gone, and what is named twice', () => {
  expect(planRemoveImages(snapshot, [unused.id, 'gone', unused.id]).removals).toHaveLength(1);
});

it.each([
  ['containerd', 'removes'],
  ['cri-o', 'refuses'],
  ['docker', 'refuses'],
  ['other', 'unknown'],
])('knows what %s does with an image in use', (runtimeName, inUse) => {
  expect(planRemoveImages(aSnapshot({ runtimeName }), []).inUse).toBe(inUse);
});

it('removes by id, and one refusal does not keep the other image', async () => {
  const removed: string[] = [];
  const images = portOf<ImagePort>({
    removeImage: (id) => {
      removed.push(id);
      return id === used.id ? Promise.reject(rejection({ reason: 'rejected' })) : Promise.resolve();
    },
  });
  const plan = planRemoveImages(snapshot, [used.id, unused.id]);
  const outcomes = await removeImages(images, plan, new AbortController().signal);
  expect(removed).toEqual([used.id, unused.id]);
  expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'done']);
});
