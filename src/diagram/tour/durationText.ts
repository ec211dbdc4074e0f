import type { Localize } from '../../common/localize.ts';

/** `0.6 ms`, `34 ms`, `3.1 s`, `12 s`. */
export function durationText(durationMs: number, l10n: Localize): string {
  if (durationMs < 1000) {
    return l10n.t('{0} ms', durationMs < 10 ? oneDigit(durationMs) : Math.round(durationMs));
  }
  const seconds = durationMs / 1000;
  return l10n.t('{0} s', seconds < 10 ? oneDigit(seconds) : Math.round(seconds));
}

function oneDigit(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
