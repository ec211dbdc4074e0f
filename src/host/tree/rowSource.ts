import type { ChangeSet } from '../../model/changeSet.ts';
import type { EndpointSnapshot } from '../../model/endpointSnapshot.ts';
import type { Row } from '../../projection/row.ts';
import type { ViewChoices } from '../../projection/viewChoices.ts';
import type { RowCounts } from '../../projection/viewRows.ts';
import type { WordContext } from '../../words/wordContext.ts';

/** What one view shows. */
export interface RowSource {
  /** Does what is long of `roots` ahead of it, in parts: the caller may do something else wherever it yields. */
  prepare?(snapshots: readonly EndpointSnapshot[], choices: ViewChoices): Generator<void>;
  roots(snapshots: readonly EndpointSnapshot[], context: WordContext, choices: ViewChoices): readonly Row[];
  /** How many objects the filter lets through, as of the last call of `roots`; absent where it does not apply. */
  readonly counts?: RowCounts;
  /** Whether a change can be seen in this view. */
  concerns(change: ChangeSet): boolean;
}
