import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import type { WordContext } from '../words/wordContext.ts';
import type { Row } from './row.ts';
import type { ViewChoices } from './viewChoices.ts';

export interface RowCounts {
  /** What the filter lets through. */
  readonly shown: number;
  readonly total: number;
}

/** Makes the rows of one endpoint in one view, and remembers them: what did not change is the same object again. */
export interface ViewRows {
  /** Does what is long of `rows` ahead of it, in parts: the caller may do something else wherever it yields. */
  prepare(snapshot: EndpointSnapshot, choices: ViewChoices): Generator<void>;
  rows(snapshot: EndpointSnapshot, context: WordContext, choices: ViewChoices): readonly Row[];
  /** Of the objects that the view lists, as of the last call of `rows`. */
  readonly counts: RowCounts;
}
