import { CriError, type StreamProblem } from '../contract/failure.ts';

export interface StreamingUrl {
  /** Its path holds a token, which is a secret while it is valid: never log or show it. */
  readonly url: string;
  /** Scheme, host and port: safe to show. */
  readonly target: string;
}

const webSocketSchemes: ReadonlyMap<string, string> = new Map([
  ['http:', 'ws:'],
  ['https:', 'wss:'],
  ['ws:', 'ws:'],
  ['wss:', 'wss:'],
]);

/** Of a name with its port; DNS has 253 for the name. */
const hostLimitChars = 260;

/**
 * Reads what Exec, Attach and PortForward return. containerd and CRI-O send `http://host:port/...`; cri-dockerd leaves
 * the scheme out (`//host:port/...`) and means http. Throws `streamFailed` for anything else.
 */
export function parseStreamingUrl(text: string): StreamingUrl {
  const absolute = text.startsWith('//') ? `http:${text}` : text;
  const url = URL.canParse(absolute) ? new URL(absolute) : undefined;
  const scheme = webSocketSchemes.get(url?.protocol ?? '');
  if (url === undefined || scheme === undefined || url.host.length > hostLimitChars) {
    const isScheme = url !== undefined && scheme === undefined;
    throw streamFailure('', 'badUrl', isScheme ? `scheme ${url.protocol.slice(0, hostLimitChars)}` : 'not a URL');
  }
  const target = `${scheme}//${url.host}`;
  return { url: `${target}${url.pathname}${url.search}`, target };
}

/** @param detail technical and in English: an error code, an HTTP status. The URL's path, a secret, must not be in it */
export function streamFailure(target: string, problem: StreamProblem, detail: string): CriError {
  return new CriError({ reason: 'streamFailed', target, problem, detail });
}
