import { expect, it, vi } from 'vitest';

vi.mock('vscode', () => ({}));
const { bestMatch } = await import('../../../../src/host/ui/bestMatch.ts');

const items = [
  { label: '$(layers) my-web', description: 'shop · 3d' },
  { label: '$(layers) Web-0', description: 'shop · 3d' },
  { label: '$(loading~spin) api', description: 'web-team', detail: 'node-7' },
];

it.each([
  ['web', 1],
  [' y-WEB ', 0],
  ['web-team', 2],
  ['Node-7', 2],
  ['shop', 0],
])('%j means the entry %d', (typed, index) => {
  expect(bestMatch(items, typed)).toBe(items[index]);
});

it.each(['', ' ', 'layers', 'db'])('%j means none', (typed) => {
  expect(bestMatch(items, typed)).toBeUndefined();
});
