import type { Fact } from '../../contract/layers/fact.ts';
import { plainText } from '../../words/plainText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { Badge, Tone } from '../screen/card.ts';
import { sourceText } from '../sourceText.ts';
import { factBadge } from './factBadge.ts';
import { riskyCapabilities } from './riskyCapabilities.ts';
import { cut } from './shortText.ts';

/** Linux has 41; a spec may hold anything. */
const namedLimit = 64;
/** Of its longest, CAP_CHECKPOINT_RESTORE, 22. */
const nameLength = 24;

/** How many capabilities, with their names in the title. */
export function capabilitiesBadge(fact: Fact<readonly string[]>, context: DiagramContext): Badge {
  const { l10n } = context;
  const badge = factBadge(
    fact,
    l10n.t('capabilities'),
    (names) => ({ text: countText(names.length, context), tone: toneOf(names) }),
    context,
  );
  if (!fact.known) {
    return badge;
  }
  const names = fact.value.slice(0, namedLimit).map((name) => cut(plainText(name), nameLength).replace(/^CAP_/, ''));
  const listed = fact.value.length > namedLimit ? [...names, '…'] : names;
  return {
    ...badge,
    title: [listed.join(', '), sourceText(fact.source, context)].filter((part) => part !== '').join('; '),
  };
}

function countText(count: number, { l10n }: DiagramContext): string {
  switch (count) {
    case 0:
      return l10n.t('no capabilities');
    case 1:
      return l10n.t('1 capability');
    default:
      return l10n.t('{0} capabilities', count);
  }
}

function toneOf(names: readonly string[]): Tone {
  if (riskyCapabilities(names).length > 0) {
    return names.includes('CAP_SYS_ADMIN') ? 'bad' : 'warn';
  }
  return names.length === 0 ? 'good' : 'plain';
}
