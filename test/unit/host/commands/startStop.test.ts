import { expect, it, vi } from 'vitest';

vi.mock('vscode', () => ({}));
const { readGracePeriod } = await import('../../../../src/host/commands/startStop.ts');

it.each([
  ['0', 0],
  [' 30 ', 30],
  ['3600', 3600],
  ['3601', undefined],
  ['', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
])('reads %j as %s', (text, seconds) => {
  expect(readGracePeriod(text)).toBe(seconds);
});
