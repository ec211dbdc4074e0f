import { expect, it } from 'vitest';
import { ActiveEntry } from '../../../../src/host/ui/activeEntry.ts';

it('is what was suggested last, whatever answer to an earlier suggestion comes late', () => {
  const active = new ActiveEntry<string>(undefined);
  active.suggest('w');
  active.suggest('web');
  active.moveTo('w');
  expect(active.current).toBe('web');
  active.moveTo('web');
  active.moveTo('w');
  expect(active.current).toBe('w');
});

it('is where the person went, also before the window has answered', () => {
  const active = new ActiveEntry<string>('a');
  expect(active.current).toBe('a');
  active.moveTo('b');
  active.suggest('c');
  active.moveTo('d');
  expect(active.current).toBe('d');
});

it('is none where what was typed fits none, and stays where the window has none active', () => {
  const active = new ActiveEntry('a');
  active.moveTo(undefined);
  expect(active.current).toBe('a');
  active.suggest(undefined);
  expect(active.current).toBeUndefined();
});
