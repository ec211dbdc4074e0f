import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { chosenSides } from '../compare/chosenSides.ts';
import type { Details, DetailsLink } from '../screen/details.ts';
import { sandboxTone, sandboxTroubleWord } from './sandboxState.ts';

/** More would be a list to scroll, and the diagram has them all. */
const maxLinks = 12;

/** Sandboxes to go to; `undefined` where there is none. */
export function sandboxLinks(sandboxes: readonly SandboxFacts[], context: WordContext): Details['links'] {
  const { l10n } = context;
  if (sandboxes.length === 0) {
    return undefined;
  }
  const heading =
    sandboxes.length > maxLinks
      ? l10n.t('The first {0} of {1} sandboxes', maxLinks, sandboxes.length)
      : l10n.t('Sandboxes');
  return { heading, items: sandboxes.slice(0, maxLinks).map((facts) => sandboxLink(facts, context)) };
}

function sandboxLink(facts: SandboxFacts, { l10n }: WordContext): DetailsLink {
  const { sandbox, trouble } = facts;
  return {
    label: plainText(sandbox.name) || plainText(sandbox.id),
    aside: trouble === undefined ? plainText(sandbox.namespace) : sandboxTroubleWord(trouble, l10n),
    state: sandboxTone(facts),
    to: { at: 'sandbox', sandboxId: sandbox.id },
  };
}

/** The sandbox that this one has most to tell beside. */
export function compareOffers(
  { sandbox }: SandboxFacts,
  snapshot: LayersSnapshot,
  { l10n }: WordContext,
): Details['compareWith'] {
  const to = chosenSides(snapshot, { at: 'compare', leftId: sandbox.id, rightId: '' });
  const other = snapshot.sandboxes.find((facts) => facts.sandbox.id === to.rightId);
  if (other === undefined) {
    return [];
  }
  const runtime = plainText(other.runtime.name);
  const name = plainText(other.sandbox.name) || plainText(other.sandbox.id);
  const label = runtime === '' ? l10n.t('Compare with {0}', name) : l10n.t('Compare with {0} ({1})', name, runtime);
  return [{ label, to }];
}
