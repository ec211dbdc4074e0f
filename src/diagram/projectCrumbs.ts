import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import { objectLabel } from '../words/names.ts';
import { plainText } from '../words/plainText.ts';
import type { WordContext } from '../words/wordContext.ts';
import type { Location } from './screen/location.ts';
import type { Crumb } from './screen/screen.ts';

/** `endpoint › handler › namespace / pod › container`, as far as the location goes and the objects are there. */
export function projectCrumbs(snapshot: LayersSnapshot, location: Location, { l10n }: WordContext): readonly Crumb[] {
  const node: Crumb = { label: plainText(snapshot.node.endpointName), to: { at: 'node' } };
  switch (location.at) {
    case 'node':
      return [node];
    case 'compare':
      return [node, { label: l10n.t('Compare'), to: location }];
    case 'tour':
      return [node, { label: l10n.t('Tour'), to: location }];
    case 'sandbox':
    case 'container':
      return [node, ...sandboxCrumbs(snapshot, location)];
  }
}

function sandboxCrumbs(
  { sandboxes }: LayersSnapshot,
  location: Extract<Location, { readonly sandboxId: string }>,
): readonly Crumb[] {
  const facts = sandboxes.find(({ sandbox }) => sandbox.id === location.sandboxId);
  if (facts === undefined) {
    return [];
  }
  const { sandbox, handler } = facts;
  const handlers: readonly Crumb[] = handler.known ? [{ label: plainText(handler.value), to: { at: 'node' } }] : [];
  const place: Crumb = { label: placeText(facts), to: { at: 'sandbox', sandboxId: sandbox.id } };
  return [...handlers, place, ...containerCrumbs(facts, location)];
}

function placeText({ sandbox }: SandboxFacts): string {
  const name = objectLabel(sandbox.name, sandbox.id);
  const namespace = plainText(sandbox.namespace);
  return namespace === '' ? name : `${namespace} / ${name}`;
}

function containerCrumbs({ containers }: SandboxFacts, location: Location): readonly Crumb[] {
  if (location.at !== 'container') {
    return [];
  }
  const facts = containers.find(({ container }) => container.id === location.containerId);
  return facts === undefined ? [] : [{ label: objectLabel(facts.container.name, facts.container.id), to: location }];
}
