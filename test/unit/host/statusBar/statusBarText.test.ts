import { expect, it } from 'vitest';
import { statusBarText } from '../../../../src/host/statusBar/statusBarText.ts';

it('draws no icon that a name asks for', () => {
  expect(statusBarText('server', 'a $(zap) b: live')).toBe('$(server) a \\$(zap) b: live');
});
