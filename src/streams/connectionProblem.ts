import type { StreamProblem } from '../contract/failure.ts';

/**
 * What an error of the WebSocket's connection means. That it has a code says nothing: a certificate that is not trusted,
 * an answer that is no HTTP and a cable that is cut have one each. What no family below knows was said by a server that
 * was reached, since only errors of the system tell that it was not.
 *
 * Sources: Node's documentation of `tls` ("X509 certificate error codes") and of `errors` (`ERR_TLS_…`, `HPE_…`).
 */
export function connectionProblem(code: string | undefined): StreamProblem {
  return families.find(({ codes }) => codes.test(code ?? ''))?.problem ?? 'notWebSocket';
}

const families: readonly { readonly codes: RegExp; readonly problem: StreamProblem }[] = [
  {
    codes:
      /CERT|(^|_)CRL(_|$)|ISSUER|LEAF_SIGNATURE|^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/,
    problem: 'certificate',
  },
  { codes: /^(EPROTO$|ERR_SSL_|ERR_TLS_)/, problem: 'notTls' },
  { codes: /^(ECONNRESET|ECONNABORTED|EPIPE)$/, problem: 'brokenOff' },
  { codes: /^E[A-Z0-9]+$|^EAI_/, problem: 'unreachable' },
];
