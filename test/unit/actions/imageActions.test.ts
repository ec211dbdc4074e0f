import { describe, expect, it } from 'vitest';
import { planRemoveImages, removeImages } from '../../../src/actions/imageActions.ts';
import type { ImagePort } from '../../../src/contract/image.ts';
import { aContainer, anImage, aSnapshot, portOf, rejection } from './fixtures.ts';

const used = anImage({
  id: `sha256:${'a'.repeat(64)}`,
  repoTags: ['docker.io/library/nginx:1.29', 'nginx:latest'],
  repoDigests: [`docker.io/library/nginx@sha256:${'d'.repeat(64)}`],
});
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
  ['docker', 'removesPart'],
  ['other', 'unknown'],
])('knows what %s does with an image in use', (runtimeName, inUse) => {
  expect(planRemoveImages(aSnapshot({ runtimeName }), []).inUse).toBe(inUse);
});

it('removes by id, and one refusal does not keep the other image', async () => {
  const removed: string[] = [];
  const images = portOf<ImagePort>({
    listImages: () => Promise.resolve([used]),
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

describe('what is left after a removal is looked at', () => {
  const [first = '', second = ''] = used.repoTags;
  const refuse = (): Promise<never> => Promise.reject(rejection({ reason: 'rejected' }));
  const outcomesOf = (removeImage: ImagePort['removeImage'], listImages: ImagePort['listImages']) =>
    removeImages(
      portOf<ImagePort>({ removeImage, listImages }),
      planRemoveImages(snapshot, [used.id]),
      new AbortController().signal,
    );

  it('tells which names are gone where the runtime refused in the middle', async () => {
    const left = { ...used, repoTags: [second], repoDigests: [] };
    const [outcome] = await outcomesOf(refuse, () => Promise.resolve([left]));
    expect(outcome).toMatchObject({ status: 'failed', gone: [first, ...used.repoDigests] });
  });

  it('tells of no names where none has gone, or that cannot be seen', async () => {
    const seen = await outcomesOf(refuse, () => Promise.resolve([used]));
    const unseen = await outcomesOf(refuse, refuse);
    expect([...seen, ...unseen].map((outcome) => [outcome.status, 'gone' in outcome])).toEqual([
      ['failed', false],
      ['failed', false],
    ]);
  });

  it('takes no OK for a removal', async () => {
    const [outcome] = await outcomesOf(
      () => Promise.resolve(),
      () => Promise.resolve([used]),
    );
    expect(outcome?.status).toBe('kept');
  });
});
