import { expect, it } from 'vitest';
import { lowLevelTitle } from '../../../src/diagram/handler/handlerCard.ts';
import { versionNumber } from '../../../src/diagram/shortText.ts';
import { crun, kata, runc, runsc } from '../../builders/layers.ts';

it.each([
  [runc, 'runc version 1.3.0', 'runc 1.3.0'],
  [crun, 'crun version 1.21', 'crun 1.21'],
  [runsc, 'runsc version release-20260112.0', 'gVisor runsc 20260112.0'],
  [kata, 'v3.2.0', 'Kata Containers 3.2.0 · QEMU'],
  [kata, '', 'Kata Containers · QEMU'],
  [{ name: '', isolation: 'unknown' as const }, '', ''],
])('%o that prints %j is %j', (runtime, printed, title) => {
  expect(lowLevelTitle(runtime, versionNumber(printed))).toBe(title);
});
