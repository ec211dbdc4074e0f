import { describe, expect, it } from 'vitest';
import {
  questionDetail,
  removeContainersText,
  removeSandboxesText,
  stopContainersConsequence,
  stopSandboxesText,
} from '../../../src/actions/planText.ts';
import { removeImagesText } from '../../../src/actions/imagePlanText.ts';
import { planRemoveContainers, planStopContainers } from '../../../src/actions/containerActions.ts';
import { planRemoveImages } from '../../../src/actions/imageActions.ts';
import { planRemoveSandboxes, planStopSandboxes } from '../../../src/actions/sandboxActions.ts';
import { english } from '../../builders/rows.ts';
import { aContainer, anImage, aSandbox, aSnapshot, kubeletContainer, kubeletSandbox } from './fixtures.ts';

const image = anImage({ repoTags: ['docker.io/library/nginx:1.29', 'docker.io/library/nginx:latest'] });
const managed = {
  sandboxes: [aSandbox({ annotations: kubeletSandbox })],
  containers: [
    aContainer({ id: 'a', annotations: kubeletContainer, imageRef: image.id }),
    aContainer({ id: 'b', name: 'init', state: 'exited' }),
  ],
  images: [image],
};

describe('the question about an image', () => {
  it.each([
    ['containerd', 'containerd removes an image even while containers use it'],
    ['cri-o', 'cri-o refuses to remove an image that containers use'],
    ['docker', 'docker takes the names of an image away one by one, and refuses at the first that a container uses'],
  ])('names its tags, its users, and what %s does', (runtimeName, words) => {
    const snapshot = aSnapshot({ ...managed, runtimeName });
    const { lines, consequences } = removeImagesText(snapshot, planRemoveImages(snapshot, [image.id]), english);
    expect(lines).toEqual([
      'nginx:1.29',
      '    All its tags go: docker.io/library/nginx:1.29, docker.io/library/nginx:latest',
      expect.stringMatching(/^ {4}Used by .*default\/shop\/web/),
    ]);
    expect(consequences[0]).toContain(words);
  });

  it('says no more than the name of an image that nobody uses', () => {
    const snapshot = aSnapshot({ images: [anImage()] });
    const text = removeImagesText(snapshot, planRemoveImages(snapshot, [anImage().id]), english);
    expect(text).toEqual({ names: ['nginx:1.29'], lines: ['nginx:1.29'], consequences: [] });
  });
});

it('the question about a container says that it is killed and comes back', () => {
  const snapshot = aSnapshot(managed);
  const text = removeContainersText(snapshot, planRemoveContainers(snapshot, ['a', 'b']), english);
  expect(text.lines).toEqual(['default/shop/web: runs, and is killed at once', 'default/shop/init']);
  expect(text.consequences).toEqual([expect.stringContaining('in place of default/shop/web within seconds')]);
});

it('the question about a container whose state is unknown says that it may run', () => {
  const snapshot = aSnapshot({ sandboxes: [aSandbox()], containers: [aContainer({ id: 'a', state: 'unknown' })] });
  const text = removeContainersText(snapshot, planRemoveContainers(snapshot, ['a']), english);
  expect(text.lines).toEqual(['default/shop/web: may still run, and is killed at once']);
  const removal = removeSandboxesText(snapshot, planRemoveSandboxes(snapshot, ['sandbox-1']).effects, english);
  expect(removal.lines[1]).toBe('    May still run, killed and removed with it: default/shop/web');
  const stop = stopSandboxesText(snapshot, planStopSandboxes(snapshot, ['sandbox-1']).effects, english);
  expect(stop.lines[1]).toBe('    May still run, and killed with it: default/shop/web');
});

it('a stopped container comes back where its restart policy lets it', () => {
  const snapshot = aSnapshot(managed);
  expect(stopContainersConsequence(snapshot, planStopContainers(snapshot, ['a', 'b'], 0), english)).toBe(
    'The kubelet makes a new container in place of default/shop/web within seconds, unless its pod’s restart policy forbids it.',
  );
});

it('the question about a finished container does not promise a new one', () => {
  const ended = { state: 'exited', exit: { code: 0, reason: '', message: '' } } as const;
  const init = aContainer({ id: 'b', name: 'init', annotations: kubeletContainer, ...ended });
  const snapshot = aSnapshot({ ...managed, containers: [...managed.containers.slice(0, 1), init] });
  const text = removeContainersText(snapshot, planRemoveContainers(snapshot, ['b']), english);
  expect(text.consequences).toEqual([
    expect.stringContaining(
      'The kubelet may make a new container in place of default/shop/init within seconds: not if',
    ),
  ]);
});

it('the question about a sandbox names what goes with it', () => {
  const snapshot = aSnapshot(managed);
  const removal = removeSandboxesText(snapshot, planRemoveSandboxes(snapshot, ['sandbox-1']).effects, english);
  expect(removal.lines).toEqual([
    'default/shop',
    '    Killed and removed with it: default/shop/web',
    '    Removed with it: default/shop/init',
  ]);
  expect(removal.consequences).toEqual([expect.stringContaining('makes a new sandbox for default/shop')]);
  const stop = stopSandboxesText(snapshot, planStopSandboxes(snapshot, ['sandbox-1']).effects, english);
  expect(stop.lines).toEqual(['default/shop', '    Killed with it: default/shop/web']);
});

describe('the detail of a question', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);

  it('stays on the screen', () => {
    const detail = questionDetail([{ names: [], lines, consequences: ['So.'] }], english);
    expect(detail.split('\n')).toHaveLength(33);
    expect(detail).toContain('and 10 more lines');
  });

  it('does not repeat the name that the question has', () => {
    const text = { names: ['a'], lines: ['a', '    b'], consequences: ['So.'] };
    expect(questionDetail([text], english)).toBe('b\n\nSo.');
    expect(questionDetail([{ ...text, lines: ['a'] }], english)).toBe('So.');
    expect(questionDetail([{ ...text, lines: ['a: runs'] }], english)).toBe('a: runs\n\nSo.');
  });

  it('says each consequence once', () => {
    const text = { names: [], lines: ['a'], consequences: ['So.'] };
    expect(questionDetail([text, text], english)).toBe('a\na\n\nSo.');
  });
});
