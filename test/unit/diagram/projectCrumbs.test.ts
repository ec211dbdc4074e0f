import { describe, expect, it } from 'vitest';
import { unknown } from '../../../src/contract/layers/fact.ts';
import { projectCrumbs } from '../../../src/diagram/projectCrumbs.ts';
import type { Location } from '../../../src/diagram/screen/location.ts';
import { aLayersSnapshot, aSandboxFacts } from '../../builders/layers.ts';
import { context } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';

const labels = (location: Location, snapshot = aLayersSnapshot()): readonly string[] =>
  projectCrumbs(snapshot, location, context).map(({ label }) => label);
const inSandbox: Location = { at: 'sandbox', sandboxId: 'sandbox-1' };

describe('the crumbs', () => {
  it.each<readonly [Location, readonly string[]]>([
    [{ at: 'node' }, ['containerd']],
    [inSandbox, ['containerd', 'runc', 'shop / web-0']],
    [
      { at: 'container', sandboxId: 'sandbox-1', containerId: 'container-1' },
      ['containerd', 'runc', 'shop / web-0', 'app'],
    ],
    [{ at: 'compare', leftId: 'sandbox-1', rightId: '' }, ['containerd', 'Compare']],
    [{ at: 'tour', step: 2 }, ['containerd', 'Tour']],
  ])('of %o lead there from the endpoint', (location, expected) => {
    const crumbs = projectCrumbs(aLayersSnapshot(), location, context);
    expect(crumbs.map(({ label }) => label)).toEqual(expected);
    expect(crumbs[0]?.to).toEqual({ at: 'node' });
    expect(crumbs.at(-1)?.to).toEqual(location);
  });

  it('leave out a handler that is not known, and a namespace that there is none of', () => {
    const facts = aSandboxFacts({ handler: unknown({ why: 'otherMachine' }), sandbox: sandbox({ namespace: '' }) });
    expect(labels(inSandbox, aLayersSnapshot({ sandboxes: [facts] }))).toEqual(['containerd', 'web-0']);
  });

  it('end before what is gone', () => {
    expect(labels({ at: 'sandbox', sandboxId: 'gone' })).toEqual(['containerd']);
    expect(labels({ at: 'container', sandboxId: 'sandbox-1', containerId: 'gone' })).toEqual([
      ...['containerd', 'runc', 'shop / web-0'],
    ]);
  });
});
