import type { Localize } from '../common/localize.ts';
import type { CriReason } from '../contract/failure.ts';

/** A failure in a word or three, for a row; what to do about it is told by whoever explains the problem. */
export function failureWord(reason: CriReason, l10n: Localize): string {
  switch (reason) {
    case 'invalidAddress':
      return l10n.t('invalid address');
    case 'socketAbsent':
      return l10n.t('socket absent');
    case 'permissionDenied':
      return l10n.t('permission denied');
    case 'connectionRefused':
      return l10n.t('connection refused');
    case 'notCriServer':
      return l10n.t('not a CRI server');
    case 'criNotServed':
      return l10n.t('CRI v1 not served');
    case 'unimplemented':
      return l10n.t('not implemented');
    case 'notFound':
      return l10n.t('not found');
    case 'deadlineExceeded':
      return l10n.t('no answer in time');
    case 'gaveUp':
      return l10n.t('given up by the runtime');
    case 'clientFailed':
      return l10n.t('failed in CRI Explorer');
    case 'cancelled':
      return l10n.t('cancelled');
    case 'runtimeRestarted':
      return l10n.t('connection lost');
    case 'messageTooLarge':
      return l10n.t('answer too large');
    case 'unreachable':
      return l10n.t('unreachable');
    case 'unauthorized':
      return l10n.t('refused by the registry');
    case 'pullRefused':
      return l10n.t('pull refused');
    case 'registryUnreachable':
      return l10n.t('registry not reached');
    case 'rejected':
      return l10n.t('refused by the runtime');
    case 'streamFailed':
      return l10n.t('stream failed');
  }
}
