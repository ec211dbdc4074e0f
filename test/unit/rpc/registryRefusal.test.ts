import { describe, expect, it } from 'vitest';
import { isRefusedByRegistry } from '../../../src/rpc/failureOf.ts';

describe('a registry refuses', () => {
  it.each([
    // containerd
    'failed to pull and unpack image "r/x:1": failed to resolve reference "r/x:1": pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
    'failed to resolve reference "r/x:1": failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized',
    'failed to resolve reference "r/x:1": unexpected status from HEAD request to http://r/v2/x/manifests/1: 401 Unauthorized',
    'failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://r/token: 403 Forbidden',
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    // CRI-O
    'unable to retrieve auth token: invalid username/password: unauthorized: Please login to the registry',
    'reading manifest 1 in r/x: errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required',
    'Requesting bearer token: invalid status code from registry 403 (Forbidden)',
    'initializing source docker://r/x:1: reading manifest 1 in r/x: unauthorized: access to the requested resource is not authorized',
    // cri-dockerd
    "Error response from daemon: pull access denied for r/x, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    'Error response from daemon: Head "https://r/v2/x/manifests/1": no basic auth credentials',
    'Error response from daemon: Get "https://r/v2/x/manifests/1": unauthorized: incorrect username or password',
  ])('in the words %j', (detail) => {
    expect(isRefusedByRegistry(detail)).toBe(true);
  });
});

describe('a registry does not refuse', () => {
  it.each([
    'failed to resolve reference "r/x:1": r/x:1: not found',
    'failed to resolve reference "r/unauthorized: ...": r/unauthorized:1: not found',
    'reading manifest 1 in r/unauthorized: manifest unknown: manifest unknown',
    'failed to authorize: failed to fetch anonymous token: Get "https://auth/token": dial tcp 10.0.0.1:443: i/o timeout',
    'mkdir /var/lib/containerd/tmp: permission denied',
    'failed to extract layer: open /x: permission denied: unknown',
    'failed to do request: Head "https://r/v2/": Proxy Authentication Required',
    'toomanyrequests: You have reached your unauthenticated pull rate limit',
    'failed to do request: Head "https://r/v2/x/manifests/401": dial tcp: lookup r: no such host',
  ])('in the words %j', (detail) => {
    expect(isRefusedByRegistry(detail)).toBe(false);
  });
});
