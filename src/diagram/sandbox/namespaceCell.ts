import type { Fact } from '../../contract/layers/fact.ts';
import type { NamespaceType, NamespaceUse } from '../../contract/layers/namespace.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { MatrixCell } from '../screen/sandboxScreen.ts';
import { sourceText } from '../sourceText.ts';
import { unknownText } from '../unknownText.ts';
import { matrixColor } from './matrixColor.ts';

/** Enough to tell the namespaces of one node apart at a glance; the title has the whole. */
const shownDigits = 4;

export function namespaceCell(
  use: Fact<NamespaceUse>,
  type: NamespaceType,
  color: number,
  context: DiagramContext,
): MatrixCell {
  const { l10n } = context;
  if (!use.known) {
    return { text: '?', color, title: `${type}: ${l10n.t('unknown')}; ${unknownText(use.reason, context)}` };
  }
  const { inode } = use.value;
  // Only the number may tell that it is the node's.
  const owner = color === matrixColor.host ? 'host' : use.value.owner;
  const parts = [ownerSentence(owner, context), ...(inode === undefined ? [] : [String(inode)])];
  return {
    text: owner === 'host' || inode === undefined ? ownerWord(owner, context) : `…${String(inode).slice(-shownDigits)}`,
    color,
    title: `${type}: ${[...parts, sourceText(use.source, context)].join('; ')}`,
  };
}

function ownerWord(owner: NamespaceUse['owner'], { l10n }: DiagramContext): string {
  switch (owner) {
    case 'host':
      return l10n.t('host');
    case 'sandbox':
      return l10n.t('sandbox');
    case 'own':
      return l10n.t('own');
  }
}

function ownerSentence(owner: NamespaceUse['owner'], { l10n }: DiagramContext): string {
  switch (owner) {
    case 'host':
      return l10n.t('the node’s namespace');
    case 'sandbox':
      return l10n.t('the sandbox’s namespace');
    case 'own':
      return l10n.t('a namespace of its own');
  }
}
