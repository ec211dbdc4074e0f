import type { Localize } from '../../common/localize.ts';
import type { CriFailure } from '../../contract/failure.ts';

type StreamFailure = Extract<CriFailure, { readonly reason: 'streamFailed' }>;

/** Why the stream of an exec could not be opened, and what to do about it. */
export function streamProblemWords(l10n: Localize, { problem, target, detail }: StreamFailure): string {
  switch (problem) {
    case 'badUrl':
      return l10n.t('the runtime returned an address that cannot be used for a stream ({0})', detail);
    case 'unreachable':
      return l10n.t(
        'the runtime’s streaming server at {0} cannot be reached ({1}). If only the CRI socket of another machine is forwarded to this one, its streaming port has to be forwarded too, or open the folder on that machine with Remote-SSH.',
        target,
        detail,
      );
    case 'timedOut':
      return l10n.t(
        'the runtime’s streaming server at {0} did not answer in time ({1}). Try again; if it happens often, raise the setting criExplorer.requestTimeoutMs.',
        target,
        detail,
      );
    case 'expired':
      return l10n.t(
        'the runtime no longer knows this stream ({0}): its address is valid once and for a minute. Try again.',
        detail,
      );
    case 'refused':
      return l10n.t('the runtime’s streaming server at {0} refused the connection ({1})', target, detail);
    case 'notWebSocket':
      return l10n.t('what answers at {0} is no streaming server of a container runtime ({1})', target, detail);
  }
}
