import { describe, expect, it } from 'vitest';
import { known, unknown } from '../../../src/contract/layers/fact.ts';
import { containerd } from '../../../src/runtimes/highLevel/containerd.ts';
import { crio } from '../../../src/runtimes/highLevel/crio.ts';
import { docker } from '../../../src/runtimes/highLevel/docker.ts';
import { other } from '../../../src/runtimes/highLevel/other.ts';
import { highLevelRuntimeOf, reporterName, supervisedBy } from '../../../src/runtimes/highLevelRuntimes.ts';

describe('highLevelRuntimeOf', () => {
  it.each([
    ['containerd', containerd],
    ['cri-o', crio],
    ['CRI-O', crio],
    ['docker', docker],
  ])('knows %s', (name, runtime) => {
    expect(highLevelRuntimeOf(name)).toBe(runtime);
  });

  it.each(['', 'frobnicator', 'containerd2', '__proto__', 'constructor'])(
    'takes “%s” for no runtime it knows',
    (name) => {
      expect(highLevelRuntimeOf(name)).toBe(other);
    },
  );
});

describe('reporterName', () => {
  it('is the program that speaks CRI', () => {
    expect(['docker', 'containerd', 'cri-o', 'frobnicator', ''].map(reporterName)).toEqual([
      ...['cri-dockerd', 'containerd', 'cri-o', 'frobnicator', 'CRI'],
    ]);
  });
});

describe('supervisedBy', () => {
  const design = { from: 'design', of: 'a test' } as const;
  const oci = known('oci', design);
  const vm = known('vm', design);
  const untold = unknown({ why: 'notReadYet' });

  it.each([
    ['containerd', untold, 'sandbox'],
    ['docker', untold, 'container'],
    ['cri-o', oci, 'container'],
    ['cri-o', vm, 'sandbox'],
    ['cri-o', untold, 'unknown'],
    ['frobnicator', oci, 'unknown'],
  ])('of %s with the type %j', (name, runtimeType, what) => {
    expect(supervisedBy(highLevelRuntimeOf(name), runtimeType)).toBe(what);
  });
});
