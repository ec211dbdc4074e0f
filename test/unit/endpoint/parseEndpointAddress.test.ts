import { describe, expect, it } from 'vitest';
import { addressText } from '../../../src/contract/endpoint.ts';
import { type AddressProblem, CriError, type CriFailure } from '../../../src/contract/failure.ts';
import { parseEndpointAddress } from '../../../src/endpoint/parseEndpointAddress.ts';

function failureOf(text: string): CriFailure {
  try {
    parseEndpointAddress(text);
  } catch (error) {
    if (error instanceof CriError) {
      return error.failure;
    }
    throw error;
  }
  throw new Error(`accepted ${text}`);
}

describe('parseEndpointAddress', () => {
  it.each([
    ['/run/containerd/containerd.sock', '/run/containerd/containerd.sock'],
    ['unix:///run/crio/crio.sock', '/run/crio/crio.sock'],
    ['unix:/run/crio/crio.sock', '/run/crio/crio.sock'],
    ['UNIX:///run/Crio/crio.sock', '/run/Crio/crio.sock'],
    ['  /run/a b/100%.sock\n', '/run/a b/100%.sock'],
    ['/run/a:b.sock', '/run/a:b.sock'],
    ['unix:///run/容器.sock', '/run/容器.sock'],
  ])('reads the socket %j', (text, socketPath) => {
    expect(parseEndpointAddress(text)).toEqual({ kind: 'unix', path: socketPath });
  });

  it.each([
    ['tcp://127.0.0.1:3735', '127.0.0.1', 3735],
    ['tcp://node-1.example:65535/', 'node-1.example', 65_535],
    ['TCP://localhost:1', 'localhost', 1],
    ['tcp://[::1]:3735', '[::1]', 3735],
  ])('reads the host and port %j', (text, host, port) => {
    expect(parseEndpointAddress(text)).toEqual({ kind: 'tcp', host, port });
  });

  it.each(['unix:///run/crio/crio.sock', 'tcp://127.0.0.1:3735', 'tcp://[::1]:3735'])(
    'writes %j as it read it',
    (text) => {
      expect(addressText(parseEndpointAddress(text))).toBe(text);
    },
  );

  it.each<[AddressProblem, string]>([
    ['empty', ''],
    ['empty', ' \t\n'],
    ['notAbsolute', 'run/containerd.sock'],
    ['notAbsolute', './containerd.sock'],
    ['notAbsolute', 'unix:'],
    ['notAbsolute', 'unix://'],
    ['notAbsolute', 'unix:containerd.sock'],
    ['notAbsolute', 'unix://run/containerd/containerd.sock'],
    ['notAbsolute', '127.0.0.1:3735'],
    ['unknownScheme', 'http://127.0.0.1:3735'],
    ['unknownScheme', 'npipe:////./pipe/containerd'],
    ['unknownScheme', 'C:\\containerd.sock'],
    ['unknownScheme', 'localhost:3735'],
    ['missingPort', 'tcp://127.0.0.1'],
    ['missingPort', 'tcp://127.0.0.1:'],
    ['missingPort', 'tcp://127.0.0.1:0'],
    ['missingPort', 'tcp://127.0.0.1:65536'],
    ['missingPort', 'tcp://127.0.0.1:http'],
    ['missingPort', 'tcp://:3735'],
    ['missingPort', 'tcp://::1:3735'],
    ['missingPort', 'tcp:127.0.0.1:3735'],
    ['missingPort', 'tcp://127.0.0.1:3735/path'],
  ])('finds %s in %j', (problem, text) => {
    expect(failureOf(text)).toEqual({ reason: 'invalidAddress', address: text.trim(), problem });
  });

  it('takes a path of 107 bytes, which is what the kernel takes, and no byte more', () => {
    const longest = `/${'x'.repeat(106)}`;
    expect(parseEndpointAddress(longest)).toEqual({ kind: 'unix', path: longest });
    expect(parseEndpointAddress(`unix://${longest}`)).toEqual({ kind: 'unix', path: longest });
    expect(failureOf(`${longest}x`)).toMatchObject({ problem: 'tooLong' });
    // 37 characters, but three bytes each.
    expect(failureOf(`/${'容'.repeat(36)}`)).toMatchObject({ problem: 'tooLong' });
  });
});
