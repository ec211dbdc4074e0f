import type { Fact, FactSource, UnknownReason } from '../../contract/layers/fact.ts';
import { failureWord } from '../../words/failures.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';

/** Where a fact was read, so that a person can look there: `PodSandboxStatus · info.pid`, `/proc/2130/ns/net`. */
export function sourceText(source: FactSource, { l10n }: WordContext): string {
  switch (source.from) {
    case 'call':
      return plainText(source.field === '' ? source.method : `${source.method} · ${source.field}`);
    case 'file':
      return plainText(source.path);
    case 'program':
      return plainText(source.commandLine);
    case 'design':
      return l10n.t('how {0} works', plainText(source.of));
  }
}

/** Why a fact is not known and, where something can be done, what. */
export function unknownText(reason: UnknownReason, { l10n }: WordContext): string {
  switch (reason.why) {
    case 'notReported':
      return l10n.t('{0} does not report it', plainText(reason.by));
    case 'notPermitted':
      return l10n.t('{0} may not be read by this user: root may', plainText(reason.path));
    case 'otherMachine':
      return l10n.t('the runtime is on another machine: open the editor on that machine to read it');
    case 'madeUp':
      return l10n.t('{0} runs nothing: what it lists is made up', plainText(reason.by));
    case 'noProcess':
      return l10n.t('no process of the sandbox holds one');
    case 'ended':
      return l10n.t('its process has ended');
    case 'callFailed':
      return l10n.t('{0} failed: {1}', plainText(reason.method), failureWord(reason.reason, l10n));
    case 'notReadYet':
      return l10n.t('being read: it is read while the sandbox is looked at');
  }
}

/** A fact in a card's line, where there is no room for its reason: `unknownBadges` of the same facts have it. */
export function knownText<T>(fact: Fact<T>, format: (value: T) => string, { l10n }: WordContext): string {
  return fact.known ? format(fact.value) : l10n.t('unknown');
}

/** Where a fact was read, or why it was not. */
export function factSource(fact: Fact<unknown>, context: WordContext): string {
  return fact.known ? sourceText(fact.source, context) : unknownText(fact.reason, context);
}

/** The same for what is drawn from several facts, each place once. */
export function factSources(facts: readonly Fact<unknown>[], context: WordContext): string {
  return [...new Set(facts.map((fact) => factSource(fact, context)))].join('; ');
}
