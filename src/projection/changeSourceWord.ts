import type { Localize } from '../common/localize.ts';
import type { ChangeSource } from '../model/changeSource.ts';

/** How changes are heard of, and where by nothing better than reading again, why. */
export function changeSourceWord(source: ChangeSource, l10n: Localize): string {
  switch (source.kind) {
    case 'containerdEvents':
      return l10n.t('events of containerd');
    case 'criEvents':
      return l10n.t('events of the CRI');
    case 'polling':
      return `${l10n.t('polling')} · ${reasonWord(source.why, l10n)}`;
  }
}

function reasonWord(why: Extract<ChangeSource, { kind: 'polling' }>['why'], l10n: Localize): string {
  switch (why) {
    case 'unimplemented':
      return l10n.t('this runtime has no events');
    case 'switchedOff':
      return l10n.t('its events are switched off');
    case 'notAsked':
      return l10n.t('no event has come yet');
  }
}
