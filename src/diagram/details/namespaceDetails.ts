import { type NamespaceType, namespaceTypes } from '../../contract/layers/namespace.ts';
import { cardIds } from '../cardIds.ts';
import { factLine } from '../factLine.ts';
import { namespaceLesson } from '../lessons/namespaceLessons.ts';
import { namespaceCount, sandboxesWith } from '../namespaceCount.ts';
import type { Details } from '../screen/details.ts';
import { type DetailsContext, makeDetails } from './detailsContext.ts';
import { sandboxLinks } from './sandboxLinks.ts';

const listSource = { from: 'call', method: 'ListPodSandbox', field: 'items' } as const;

/** A type of namespace, with the sandboxes that use the node's: those are the exceptions, or else all. */
export function namespaceDetails(name: string, { snapshot, context }: DetailsContext): Details | undefined {
  const type: NamespaceType | undefined = namespaceTypes.find((one) => one === name);
  if (type === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { sandboxes, node } = snapshot;
  const count = namespaceCount(type, sandboxes);
  const source = sandboxes.map(({ namespaces: { [type]: use } }) => use).find((use) => use.known)?.source ?? listSource;
  const counted = (value: number): Parameters<typeof factLine<number>>[1] => ({
    known: true,
    value,
    // Of all of them alike: either /proc may be read, or there are the specs alone.
    source,
  });
  const sharing = sandboxesWith(type, sandboxes).filter(
    ({ namespaces: { [type]: use } }) => use.known && use.value.owner === 'host',
  );
  return makeDetails(cardIds.namespace(type), {
    title: l10n.t('Namespace {0}', type),
    subtitle: l10n.t('Of the host kernel'),
    lesson: namespaceLesson(type, l10n),
    facts: [
      factLine(l10n.t('The Node’s'), node.kernel.namespaces[type], String, context, { mono: true }),
      factLine(l10n.t('Sandboxes With Their Own'), counted(count.own), String, context),
      factLine(l10n.t('Sandboxes in the Node’s'), counted(count.host), String, context),
      factLine(l10n.t('Not Known'), counted(count.unknown), String, context),
    ],
    links: sandboxLinks(sharing, context),
  });
}
