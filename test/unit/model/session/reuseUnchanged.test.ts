import { describe, expect, it } from 'vitest';
import { reuseUnchanged, reuseUnchangedContainers } from '../../../../src/model/session/reuseUnchanged.ts';
import { container } from '../../../builders/container.ts';

const exit = { code: 3, reason: 'Error', message: '' };

describe('reuseUnchanged', () => {
  it('gives the object of before for what did not change, and the new one for what did', () => {
    const before = ['a', 'b'].map((id) => container({ id }));
    const after = [container({ id: 'a' }), container({ id: 'b', state: 'exited' }), container({ id: 'c' })];
    const kept = after.map(reuseUnchanged(new Map(before.map((item) => [item.id, item]))));
    expect(kept[0]).toBe(before[0]);
    expect(kept[1]).toBe(after[1]);
    expect(kept[2]).toBe(after[2]);
  });
});

describe('reuseUnchangedContainers', () => {
  it('keeps how a container ended, in the object of before where nothing else changed', () => {
    const known = container({ id: 'c', state: 'exited', exit });
    const keep = reuseUnchangedContainers(new Map([['c', known]]));
    expect(keep(container({ id: 'c', state: 'exited' }))).toBe(known);
    expect(keep(container({ id: 'c', state: 'exited', labels: { new: 'yes' } }))).toMatchObject({
      exit,
      labels: { new: 'yes' },
    });
  });

  it('forgets how it ended when it runs again', () => {
    const keep = reuseUnchangedContainers(new Map([['c', container({ id: 'c', state: 'exited', exit })]]));
    expect(keep(container({ id: 'c', state: 'running' }))).not.toHaveProperty('exit');
  });
});
