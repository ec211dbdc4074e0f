import type { Opponent } from './benchRow.ts';

/** Of a screen that is drawn 60 times a second. */
const frameMs = 1000 / 60;

/** What is beside one frame: a ratio below one fits into it. */
export const frameBudget: Opponent = { name: 'one frame of 60 Hz', measured: [{ value: frameMs, unit: 'ms' }] };
