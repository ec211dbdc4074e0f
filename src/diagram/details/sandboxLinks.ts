import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { sandboxTone } from '../sandboxTone.ts';
import { sandboxTroubleWord } from '../sandboxTroubleWord.ts';
import type { Details, DetailsLink } from '../screen/details.ts';

/** More would be a list to scroll, and the diagram has them all. */
const maxLinks = 12;

/** Sandboxes to go to; `undefined` where there is none. */
export function sandboxLinks(sandboxes: readonly SandboxFacts[], context: DiagramContext): Details['links'] {
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

function sandboxLink(facts: SandboxFacts, { l10n }: DiagramContext): DetailsLink {
  const { sandbox, trouble } = facts;
  return {
    label: plainText(sandbox.name) || plainText(sandbox.id),
    aside: trouble === undefined ? plainText(sandbox.namespace) : sandboxTroubleWord(trouble, l10n),
    state: sandboxTone(facts),
    to: { at: 'sandbox', sandboxId: sandbox.id },
  };
}
