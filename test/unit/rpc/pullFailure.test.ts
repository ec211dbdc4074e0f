import { status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { pullFailure } from '../../../src/rpc/pullFailure.ts';

/** What an error of this text says of the registry: `undefined` for nothing. */
const told = (detail: string, code = status.UNKNOWN): string | undefined => {
  const failure = pullFailure(code, detail);
  return failure?.reason === 'pullRefused' ? failure.problem : failure?.reason;
};

describe('a registry wants a login, or another one,', () => {
  it.each([
    // containerd
    'failed to pull and unpack image "r/x:1": failed to resolve reference "r/x:1": pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
    'failed to resolve reference "r/x:1": failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized',
    'failed to resolve reference "r/x:1": unexpected status from HEAD request to http://r/v2/x/manifests/1: 401 Unauthorized',
    'failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://r/token: 403 Forbidden',
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    'failed to resolve image: unexpected status from GET request to https://r/v2/x/manifests/1: 401 Unauthorized\nunauthorized: sign in first',
    // CRI-O
    'unable to retrieve auth token: invalid username/password: unauthorized: Please login to the registry',
    'reading manifest 1 in r/x: errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required',
    'Requesting bearer token: invalid status code from registry 403 (Forbidden)',
    'initializing source docker://r/x:1: reading manifest 1 in r/x: unauthorized: access to the requested resource is not authorized',
    'initializing source docker://r/x:1: reading manifest 1 in r/x: unauthorized',
    'initializing source docker://r/x:1: reading manifest 1 in r/x: denied',
    'unable to pull image or OCI artifact: pull image err: initializing source docker://r/x:1: reading manifest 1 in r/x: authentication required; artifact err: get manifest: denied',
    'reading manifest 1 in r/x: StatusCode: 403, "<html><body>Forbidden</body></html>"',
    // cri-dockerd
    "Error response from daemon: pull access denied for r/x, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    'Error response from daemon: Head "https://r/v2/x/manifests/1": no basic auth credentials',
    'Error response from daemon: Get "https://r/v2/x/manifests/1": unauthorized: incorrect username or password',
    'Error response from daemon: Get https://r/v2/: Unauthorized',
    'Error response from daemon: unauthorized',
    'Error response from daemon: denied',
    'Error response from daemon: unknown: Authentication is required',
    'error parsing HTTP 403 response body: unexpected end of JSON input: ""',
    'error parsing HTTP 403 response body: unexpected end of JSON input',
    'Error response from daemon: error parsing HTTP 401 response body: invalid character \'<\' looking for beginning of value: "<html><head><title>401</title></head></html>"',
    'Error response from daemon: error parsing HTTP 403 response body: invalid character \'<\' looking for beginning of value: "<!doctype html>"',
  ])('in the words %j', (detail) => {
    expect(told(detail)).toBe('unauthorized');
  });

  it('by a code of gRPC alone, whatever the words', () => {
    expect(told('no', status.UNAUTHENTICATED)).toBe('unauthorized');
  });
});

describe('a registry has no such image', () => {
  it.each([
    'initializing source docker://r/x:1: reading manifest 1 in r/x: manifest unknown',
    'reading manifest 1 in r/unauthorized: manifest unknown: manifest unknown',
    'Error response from daemon: manifest for r/x:1 not found: manifest unknown: manifest unknown',
    'reading manifest 1 in r/x: name unknown: repository name not known to registry',
    'Error response from daemon: manifest unknown',
    'failed to resolve reference "r/x:1": r/x:1: not found',
    'failed to resolve reference "r/unauthorized: ...": r/unauthorized:1: not found',
    'reading manifest 1 in r/x: unexpected status code 404 (Not Found)',
  ])('in the words %j', (detail) => {
    expect(told(detail)).toBe('notFound');
  });

  it('under the code alone with which runtimes pass on what a registry says', () => {
    expect(told('reading manifest 1 in r/x: manifest unknown', status.UNAVAILABLE)).toBeUndefined();
  });
});

describe('a registry lets no more through', () => {
  it.each([
    'toomanyrequests: You have reached your unauthenticated pull rate limit',
    'failed to copy: httpReadSeeker: failed open: unexpected status code https://r/v2/x/manifests/1: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit',
    'reading manifest 1 in r/x: toomanyrequests: You have reached your unauthenticated pull rate limit. https://r/increase-rate-limit: unauthorized',
    'error parsing HTTP 429 response body: invalid character',
  ])('in the words %j', (detail) => {
    expect(told(detail)).toBe('rateLimited');
  });
});

describe('a web proxy refuses', () => {
  it.each([
    'failed to do request: Head "https://r/v2/": Proxy Authentication Required',
    'failed to do request: Head "https://r/v2/x/manifests/1": Forbidden',
    'pinging container registry r: Get "https://r/v2/": Forbidden',
    'Error response from daemon: Get "https://r/v2/": proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused',
    'error parsing HTTP 403 response body: invalid character \'<\' looking for beginning of value: "<html><title>ERROR</title><body>Generated by squid</body></html>"',
    'unexpected status from HEAD request to http://r/v2/x/manifests/1: 407 Proxy Authentication Required',
    'failed to do request: Head "https://r/v2/": proxyconnect tcp: dial tcp: lookup proxy on 10.0.0.1:53: no such host',
    'failed to do request: Head "https://r/v2/": socks connect tcp 10.0.0.1:1080->r:443: dial tcp 10.0.0.1:1080: i/o timeout',
  ])('in the words %j', (detail) => {
    expect(told(detail)).toBe('proxy');
  });
});

describe('the runtime came to no conversation with a registry', () => {
  const pulling = 'failed to pull and unpack image "r:5000/x:1": failed to resolve reference "r:5000/x:1": ';
  const asking = `${pulling}failed to do request: Head "https://r:5000/v2/x/manifests/1": `;
  const pinging =
    'unable to pull image or OCI artifact: pull image err: initializing source docker://r:5000/x:1: pinging container registry r:5000: Get "https://r:5000/v2/": ';
  const daemon = 'Error response from daemon: Get "https://r:5000/v2/": ';

  it.each([
    // containerd
    [`${asking}dial tcp: lookup r on 10.96.0.10:53: no such host`, 'nameUnknown', 'r', 'no such host'],
    [`${asking}dial tcp: lookup r on 10.96.0.10:53: server misbehaving`, 'nameUnknown', 'r', 'server misbehaving'],
    [
      `${asking}dial tcp: lookup r on [::1]:53: read udp [::1]:4000->[::1]:53: read: connection refused`,
      'nameUnknown',
      'r',
      'connection refused',
    ],
    [
      'failed to resolve reference "r/unauthorized: ...": dial tcp: lookup r: no such host',
      'nameUnknown',
      'r',
      'no such host',
    ],
    [
      'failed to do request: Head "https://registry:401/v2/x/manifests/401": dial tcp: lookup registry: no such host',
      'nameUnknown',
      'registry',
      'no such host',
    ],
    [`${asking}dial tcp 10.0.0.1:5000: connect: connection refused`, 'noAnswer', 'r:5000', 'connection refused'],
    [
      'failed to do request: Head "https://r:401/v2/nginx-proxy/manifests/403": dial tcp 10.0.0.1:401: connect: connection refused',
      'noAnswer',
      'r:401',
      'connection refused',
    ],
    [
      'failed to authorize: failed to fetch anonymous token: Get "https://ada:S3cr3t@auth/token?service=r": dial tcp 10.0.0.1:443: i/o timeout',
      'noAnswer',
      'auth',
      'i/o timeout',
    ],
    [
      `${asking}dial tcp 10.0.0.1:5000: connect: network is unreachable`,
      'noAnswer',
      'r:5000',
      'network is unreachable',
    ],
    [`${asking}dial tcp [fd00::1]:5000: connect: no route to host`, 'noAnswer', 'r:5000', 'no route to host'],
    [`${asking}net/http: TLS handshake timeout`, 'noAnswer', 'r:5000', 'TLS handshake timeout'],
    [
      `${asking}tls: failed to verify certificate: x509: certificate signed by unknown authority`,
      'certificate',
      'r:5000',
      'certificate signed by unknown authority',
    ],
    [
      `${asking}http: server gave HTTP response to HTTPS client`,
      'plainHttp',
      'r:5000',
      'server gave HTTP response to HTTPS client',
    ],
    // CRI-O
    [`${pinging}dial tcp: lookup r: no such host; artifact err: no such host`, 'nameUnknown', 'r', 'no such host'],
    [
      'RegistryUnavailable: unable to pull image: initializing source docker://127.0.0.1:5021/x:1: pinging container registry 127.0.0.1:5021: Get "https://127.0.0.1:5021/v2/": dial tcp 127.0.0.1:5021: connect: connection refused',
      'noAnswer',
      '127.0.0.1:5021',
      'connection refused',
    ],
    [
      `${pinging}tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-01-01T00:00:00Z is after 2025-01-01T00:00:00Z`,
      'certificate',
      'r:5000',
      'certificate has expired or is not yet valid',
    ],
    [
      `${pinging}http: server gave HTTP response to HTTPS client`,
      'plainHttp',
      'r:5000',
      'server gave HTTP response to HTTPS client',
    ],
    // cri-dockerd
    [
      'Error response from daemon: Get "http://127.0.0.1:5021/v2/": dial tcp 127.0.0.1:5021: connect: connection refused',
      'noAnswer',
      '127.0.0.1:5021',
      'connection refused',
    ],
    [
      'Error response from daemon: Get https://r/v2/: dial tcp: lookup r on 10.0.0.1:53: no such host',
      'nameUnknown',
      'r',
      'no such host',
    ],
    [
      `${daemon}net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
      'noAnswer',
      'r:5000',
      'request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    ],
    [
      `${daemon}x509: certificate is valid for a.example, not r`,
      'certificate',
      'r:5000',
      'certificate is valid for a.example, not r',
    ],
  ])('in the words %j', (detail, problem, registry, cause) => {
    const failure = { reason: 'registryUnreachable', method: 'PullImage', problem, registry, cause, detail };
    expect(pullFailure(status.UNKNOWN, detail)).toEqual(failure);
  });

  it('under other codes as well, but not where the pull was cancelled', () => {
    const detail = `${asking}dial tcp 10.0.0.1:5000: i/o timeout`;
    expect(told(detail, status.DEADLINE_EXCEEDED)).toBe('registryUnreachable');
    expect(told(detail, status.CANCELLED)).toBeUndefined();
  });
});

describe('an error says nothing of a registry', () => {
  it.each([
    'failed to resolve reference "r/denied:1": unexpected status from HEAD request to http://r/v2/denied/manifests/1: 502 Bad Gateway',
    'failed to authorize: failed to fetch anonymous token: unexpected status: 404 Not Found',
    'failed to resolve reference "r/x:1": failed to authorize: failed to fetch anonymous token: unexpected status: 404 Not Found',
    'failed to prepare extraction snapshot: parent snapshot sha256:00 does not exist: not found',
    'mkdir /var/lib/containerd/tmp: permission denied',
    'failed to extract layer: open /x: permission denied: unknown',
    'failed to pull image: unexpected http status code: 502',
    'no space left on device',
    // A socket of the machine, what a registry or its upstream says, a signature, and what somebody cancelled.
    'failed to create snapshot: dial unix /run/snapshotter.sock: connect: connection refused',
    'reading manifest 1 in r/x: received unexpected HTTP status: 502: Get "https://up/v2/": dial tcp: lookup up: no such host',
    'error parsing HTTP 500 response body: invalid character: "dial tcp 10.0.0.1:443: connect: connection refused"',
    'Source image rejected: Get "https://fulcio/": x509: certificate signed by unknown authority',
    'failed to do request: Head "https://r/v2/x/manifests/1": dial tcp: lookup r: operation was canceled',
    'failed to do request: Head "https://r/v2/x/manifests/1": context canceled',
    '',
  ])('in the words %j', (detail) => {
    expect(told(detail)).toBeUndefined();
  });
});
