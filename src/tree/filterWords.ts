import type { Localize } from '../common/localize.ts';
import { plainText } from '../words/plainText.ts';
import type { RowCounts } from './objectList.ts';
import { type Filter, filterKeys } from './parseFilter.ts';

/** The line over filtered rows: `3 of 120 shown, filter: web`. */
export function filterMessage({ shown, total }: RowCounts, { text }: Filter, l10n: Localize): string {
  return text === '' ? '' : l10n.t('{0} of {1} shown, filter: {2}', shown, total, plainText(text));
}

/** What is not as somebody who types the filter may think; empty where all is well. `isWrong`: a part filters nothing. */
export function filterProblem({ problems }: Filter, l10n: Localize): { text: string; isWrong: boolean } | undefined {
  const [first] = [...problems.filter(({ problem }) => problem !== 'isText'), ...problems];
  if (first === undefined) {
    return undefined;
  }
  const part = plainText(first.part);
  switch (first.problem) {
    case 'noState':
      return {
        text: l10n.t(
          '{0} filters nothing: a state is ready, notready, created, running, paused, orphaned, exited or unknown.',
          part,
        ),
        isWrong: true,
      };
    case 'noNumber':
      return { text: l10n.t('{0} filters nothing: an exit code is a number.', part), isWrong: true };
    case 'isText': {
      const words = filterKeys.map((key) => `${key}:`).join(' ');
      return { text: l10n.t('{0} is looked for as text. Words of the filter are {1}', part, words), isWrong: false };
    }
  }
}
