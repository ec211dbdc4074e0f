import type { Localize } from '../../common/localize.ts';
import type { Row } from './row.ts';

/** What a screen reader says: what the row is and, where only its icon tells, in which state. */
export function accessibleLabel(row: Row, l10n: Localize): string {
  const words = [kindWord(row, l10n), row.label, stateWord(row, l10n), row.description];
  return words.filter((word) => word !== '').join(', ');
}

function kindWord({ kind }: Row, l10n: Localize): string {
  switch (kind) {
    case 'endpoint':
      return l10n.t('endpoint');
    case 'problem':
      return l10n.t('problem');
    case 'sandbox':
      return l10n.t('sandbox');
    case 'container':
      return l10n.t('container');
    case 'image':
      return l10n.t('image');
    case 'pull':
      return l10n.t('pulling');
    case 'noMatch':
    case 'earlierAttempts':
    case 'group':
    case 'page':
    case 'fact':
      return '';
  }
}

function stateWord({ contextValue }: Row, l10n: Localize): string {
  switch (contextValue) {
    case 'sandbox.ready':
      return l10n.t('ready');
    case 'container.running':
      return l10n.t('running');
    case 'image.unused':
    case 'image.unused.pinned':
      return l10n.t('unused');
    default:
      return '';
  }
}
