import type { Localize } from '../common/localize.ts';
import type { CriFailure } from '../contract/failure.ts';

type StreamFailure = Extract<CriFailure, { readonly reason: 'streamFailed' }>;

/** Why the stream of an exec could not be opened, and what to do about it: part of a sentence in the terminal. */
export function streamProblemWords({ problem, target, detail }: StreamFailure, l10n: Localize): string {
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
    case 'certificate':
      return l10n.t(
        'the certificate of the runtime’s streaming server at {0} is not one that this machine trusts ({1}). containerd makes such a certificate by itself where enable_tls_streaming is set: name a trusted one in its x509_key_pair_streaming (CRI-O: stream_tls_cert), or switch TLS off there',
        target,
        detail,
      );
    case 'notTls':
      return l10n.t(
        'the runtime’s streaming server at {0} does not speak TLS, or none that is accepted here, though its address says so ({1})',
        target,
        detail,
      );
    case 'brokenOff':
      return l10n.t(
        'the runtime’s streaming server at {0} hung up before the stream was open ({1}). Try again: the runtime may have been restarted',
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
    case 'otherHost':
      return l10n.t(
        'the runtime names {0} for the stream, which is neither this machine nor the endpoint’s own host: nothing was sent there. Open the folder on the runtime’s machine with Remote-SSH, or let its streaming server listen at 127.0.0.1 (containerd: stream_server_address, CRI-O: stream_address)',
        target,
      );
    case 'notShell':
      return l10n.t(
        'what this container calls {0} did not begin as a shell does, and was given up. Use “Exec Command…” with a program that you trust to be in the image.',
        detail,
      );
  }
}
