import type { Localize } from '../../common/localize.ts';
import type { Container } from '../../contract/container.ts';
import type { ContainerFacts } from '../../contract/layers/container.ts';
import { plainText } from '../../words/plainText.ts';
import { cut } from './shortText.ts';

/** Exits that a line names, the newest. */
const shownExits = 4;

/** `137 OOMKilled`; `?` where the runtime does not tell. */
export function exitText({ exit }: Container): string {
  return exit === undefined ? '?' : `${exit.code} ${cut(plainText(exit.reason), 40)}`.trim();
}

/** `2 earlier attempts: 137 OOMKilled, 1 Error`. */
export function earlierText(earlier: readonly ContainerFacts[], l10n: Localize): string {
  const shown = earlier.slice(-shownExits).map(({ container }) => exitText(container));
  const exits = (earlier.length > shownExits ? ['…', ...shown] : shown).join(', ');
  return earlier.length === 1
    ? l10n.t('1 earlier attempt: {0}', exits)
    : l10n.t('{0} earlier attempts: {1}', earlier.length, exits);
}
