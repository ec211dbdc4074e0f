import { known, unknown } from '../../contract/layers/fact.ts';
import type { TimestampNs } from '../../contract/timestamp.ts';
import { age } from '../../words/time.ts';
import type { WordContext } from '../../words/wordContext.ts';
import type { FactLine } from '../screen/details.ts';
import { factLine } from './factLine.ts';

/** How long ago an object was made, as the call that lists it tells. */
export function ageLine(method: string, createdAtNs: TimestampNs | undefined, context: WordContext): FactLine {
  const fact =
    createdAtNs === undefined
      ? unknown({ why: 'notReported', by: method })
      : known(createdAtNs, { from: 'call', method, field: 'created_at' });
  return factLine(context.l10n.t('Age'), fact, (at) => age(at, context), context);
}
