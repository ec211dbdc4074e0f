import type { Localize } from '../common/localize.ts';

/** What every part of the diagram needs besides the facts: words, and the moment that ages are counted to. */
export interface DiagramContext {
  readonly l10n: Localize;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}
