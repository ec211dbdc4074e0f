import { describe, expect, it } from 'vitest';
import { chosenSides } from '../../../../src/diagram/compare/chosenSides.ts';
import { aLayersSnapshot, aSandboxFacts, crun, runc, runsc } from '../../../builders/layers.ts';
import { sandbox } from '../../../builders/sandbox.ts';

const facts = (id: string, runtime = runc, state: 'ready' | 'notReady' = 'ready'): ReturnType<typeof aSandboxFacts> =>
  aSandboxFacts({ sandbox: sandbox({ id, state }), runtime });

const open = { at: 'compare', leftId: '', rightId: '' } as const;

describe('chosenSides', () => {
  it('takes two of different isolation', () => {
    const snapshot = aLayersSnapshot({ sandboxes: [facts('a'), facts('b', crun), facts('c', runsc)] });
    expect(chosenSides(snapshot, open)).toEqual({ at: 'compare', leftId: 'a', rightId: 'c' });
  });

  it('takes two of different runtimes where the isolation is one', () => {
    const snapshot = aLayersSnapshot({ sandboxes: [facts('a'), facts('b'), facts('c', crun)] });
    expect(chosenSides(snapshot, open).rightId).toBe('c');
  });

  it('prefers those that run', () => {
    const snapshot = aLayersSnapshot({ sandboxes: [facts('a', runc, 'notReady'), facts('b'), facts('c')] });
    expect(chosenSides(snapshot, open)).toEqual({ at: 'compare', leftId: 'b', rightId: 'c' });
  });

  it('chooses the other side for one that is given, and leaves what is given, also where it is gone', () => {
    const snapshot = aLayersSnapshot({ sandboxes: [facts('a'), facts('b')] });
    expect(chosenSides(snapshot, { ...open, leftId: 'b' })).toMatchObject({ leftId: 'b', rightId: 'a' });
    expect(chosenSides(snapshot, { ...open, leftId: 'gone', rightId: 'a' })).toMatchObject({ leftId: 'gone' });
  });

  it('leaves empty what there is nothing for', () => {
    expect(chosenSides(aLayersSnapshot({ sandboxes: [facts('a')] }), open)).toMatchObject({ leftId: 'a', rightId: '' });
  });
});
