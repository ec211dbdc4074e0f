import type { Localize } from '../common/localize.ts';

/** What a projection needs besides the snapshot: words, and the moment that ages are counted to. */
export interface WordContext {
  readonly l10n: Localize;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}
