import type { Localize } from '../common/localize.ts';
import type { LayersConnection } from '../contract/layers/snapshot.ts';
import { failureWord } from '../words/failures.ts';
import type { EmptyScreen } from './screen/screen.ts';

/** An endpoint that nothing was read from; `undefined` where there is something to draw, be it old. */
export function unreadScreen({ phase, reason }: LayersConnection, l10n: Localize): EmptyScreen | undefined {
  switch (phase) {
    case 'connecting':
      return {
        level: 'empty',
        title: l10n.t('Connecting…'),
        text: l10n.t('The layers are drawn when the runtime answers.'),
      };
    case 'failed':
      return {
        level: 'empty',
        title: reason === undefined ? l10n.t('Not connected') : l10n.t('Not connected: {0}', failureWord(reason, l10n)),
        text: l10n.t(
          'It is tried again by itself. What can be done about it is told by Explain Problem on the endpoint’s row in the tree.',
        ),
      };
    case 'live':
    case 'stale':
      return undefined;
  }
}

export function sandboxGoneScreen(l10n: Localize): EmptyScreen {
  return {
    level: 'empty',
    title: l10n.t('The sandbox is gone'),
    text: l10n.t('The runtime does not list it any more: it was removed, or made anew under another id.'),
    back: { at: 'node' },
  };
}

export function containerGoneScreen(sandboxId: string, l10n: Localize): EmptyScreen {
  return {
    level: 'empty',
    title: l10n.t('The container is gone'),
    text: l10n.t('The runtime does not list it any more: a restart makes a new container under another id.'),
    back: { at: 'sandbox', sandboxId },
  };
}

export function noTourScreen(l10n: Localize): EmptyScreen {
  return {
    level: 'empty',
    title: l10n.t('No tour yet'),
    text: l10n.t('There is no recording to replay.'),
    back: { at: 'node' },
  };
}

export function tooFewScreen(l10n: Localize): EmptyScreen {
  return {
    level: 'empty',
    title: l10n.t('Nothing to compare yet'),
    text: l10n.t('A comparison takes two sandboxes, and this node has fewer.'),
    back: { at: 'node' },
  };
}
