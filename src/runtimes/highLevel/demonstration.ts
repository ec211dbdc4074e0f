import type { HighLevelRuntime } from '../highLevelRuntime.ts';
import { other } from './other.ts';

/** The runtime that comes with this extension, to look round without one. */
export const demonstration: HighLevelRuntime = {
  ...other,
  names: ['demonstration'],
  title: 'Demonstration',
  isMadeUp: true,
  words: {
    ...other.words,
    lesson: (l10n) => [
      l10n.t(
        'The demonstration runtime answers over CRI as a container runtime does, but runs nothing: what it lists is made up, so that you can look round.',
      ),
    ],
  },
};
