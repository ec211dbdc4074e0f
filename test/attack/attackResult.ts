/** What one kind of attack came to. */
export interface AttackResult {
  readonly area: string;
  readonly tried: number;
  /** Each that did something which must not happen: what it was, and what happened. */
  readonly failures: readonly string[];
  /** What was measured on the way, in words. */
  readonly notes?: readonly string[];
}

/** A tenth of the usual, or whatever: scales how often an attack is tried. */
export interface AttackSize {
  readonly times: number;
  readonly seed: number;
}

export function times(usual: number, { times: factor }: AttackSize): number {
  return Math.max(1, Math.round(usual * factor));
}

/** One line of what went wrong, short enough for a table. */
export function failureLine(what: string, error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
  return `${what}: ${text.slice(0, 600)}`;
}
