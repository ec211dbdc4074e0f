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
  ])('in the words %j', (detail) => {
    expect(told(detail)).toBe('proxy');
  });
});

describe('an error says nothing of a registry', () => {
  it.each([
    'failed to resolve reference "r/unauthorized: ...": dial tcp: lookup r: no such host',
    'failed to resolve reference "r/denied:1": unexpected status from HEAD request to http://r/v2/denied/manifests/1: 502 Bad Gateway',
    'failed to authorize: failed to fetch anonymous token: Get "https://auth/token": dial tcp 10.0.0.1:443: i/o timeout',
    'failed to authorize: failed to fetch anonymous token: unexpected status: 404 Not Found',
    'failed to resolve reference "r/x:1": failed to authorize: failed to fetch anonymous token: unexpected status: 404 Not Found',
    'failed to prepare extraction snapshot: parent snapshot sha256:00 does not exist: not found',
    'mkdir /var/lib/containerd/tmp: permission denied',
    'failed to extract layer: open /x: permission denied: unknown',
    'failed to do request: Head "https://r/v2/x/manifests/401": dial tcp: lookup r: no such host',
    'failed to do request: Head "https://r:401/v2/nginx-proxy/manifests/403": dial tcp 10.0.0.1:401: connect: connection refused',
    'failed to do request: Head "https://registry:401/v2/x/manifests/1": dial tcp: lookup registry: no such host',
    'failed to pull image: unexpected http status code: 502',
    'no space left on device',
    '',
  ])('in the words %j', (detail) => {
    expect(told(detail)).toBeUndefined();
  });
});
