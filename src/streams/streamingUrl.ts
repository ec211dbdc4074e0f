import { streamFailure } from './streamFailure.ts';

export interface StreamingUrl {
  /** For the WebSocket client. Its path holds a token, which is a secret while it is valid: never log or show it. */
  readonly url: string;
  /** Scheme, host and port: safe to show. */
  readonly target: string;
}

const WEBSOCKET_SCHEMES: ReadonlyMap<string, string> = new Map([
  ['http:', 'ws:'],
  ['https:', 'wss:'],
  ['ws:', 'ws:'],
  ['wss:', 'wss:'],
]);

/**
 * Reads what Exec, Attach and PortForward return. containerd and CRI-O send `http://host:port/...`; cri-dockerd leaves
 * the scheme out (`//host:port/...`) and means http. Throws `streamFailed` for anything else.
 */
export function parseStreamingUrl(text: string): StreamingUrl {
  const absolute = text.startsWith('//') ? `http:${text}` : text;
  const url = URL.canParse(absolute) ? new URL(absolute) : undefined;
  const scheme = WEBSOCKET_SCHEMES.get(url?.protocol ?? '');
  if (url === undefined || scheme === undefined) {
    throw streamFailure({ target: '', problem: 'badUrl', detail: url ? `scheme ${url.protocol}` : 'not a URL' });
  }
  const target = `${scheme}//${url.host}`;
  return { url: `${target}${url.pathname}${url.search}`, target };
}
