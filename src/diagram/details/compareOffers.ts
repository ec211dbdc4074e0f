import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { plainText } from '../../words/plainText.ts';
import { chosenSides } from '../compare/chosenSides.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { Details } from '../screen/details.ts';

/** The sandbox that this one has most to tell beside. */
export function compareOffers(
  { sandbox }: SandboxFacts,
  snapshot: LayersSnapshot,
  { l10n }: DiagramContext,
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
