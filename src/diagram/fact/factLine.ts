import type { Localize } from '../../common/localize.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import { redactText } from '../../redact/redactText.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import type { Tone } from '../screen/card.ts';
import type { FactLine } from '../screen/details.ts';
import { sourceText, unknownText } from './factText.ts';

interface FactLook {
  readonly mono?: boolean;
  /** The tone of the value where it is known; `plain` unless said. */
  readonly tone?: Tone;
}

/** A fact in words: with its source, or as unknown with the reason. The value may be hostile text with a secret in it. */
export function factLine<T>(
  label: string,
  fact: Fact<T>,
  format: (value: T) => string,
  context: WordContext,
  { mono = false, tone = 'plain' }: FactLook = {},
): FactLine {
  if (!fact.known) {
    const source = unknownText(fact.reason, context);
    if (fact.reason.why === 'noProcess') {
      return { label, value: context.l10n.t('none'), source, tone, isKnown: true, mono: false };
    }
    return { label, value: context.l10n.t('unknown'), source, tone: 'warn', isKnown: false, mono: false };
  }
  const value = plainText(redactText(format(fact.value))) || context.l10n.t('none');
  return { label, value, source: sourceText(fact.source, context), tone, isKnown: true, mono };
}

/** The format of a fact that is its own text. */
export function asIs(text: string): string {
  return text;
}

export function yesNo(l10n: Localize): (is: boolean) => string {
  return (is) => (is ? l10n.t('yes') : l10n.t('no'));
}
