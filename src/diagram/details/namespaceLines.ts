import { type NamespaceFacts, namespaceTypes, type NamespaceUse } from '../../contract/layers/namespace.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { factLine } from '../factLine.ts';
import type { FactLine } from '../screen/details.ts';

/** One line a type: whose it is, and its number where that could be read. */
export function namespaceLines(namespaces: NamespaceFacts, context: DiagramContext): readonly FactLine[] {
  const { l10n } = context;
  const owner = ({ owner: whose }: NamespaceUse): string => {
    switch (whose) {
      case 'host':
        return l10n.t('the host’s');
      case 'sandbox':
        return l10n.t('the sandbox’s');
      case 'own':
        return l10n.t('its own');
    }
  };
  const text = (use: NamespaceUse): string => (use.inode === undefined ? owner(use) : `${owner(use)} · ${use.inode}`);
  return namespaceTypes.map((type) => factLine(l10n.t('Namespace {0}', type), namespaces[type], text, context));
}
