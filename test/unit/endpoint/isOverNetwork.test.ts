import { expect, it } from 'vitest';
import { isOverNetwork } from '../../../src/endpoint/isOverNetwork.ts';
import { parseEndpointAddress } from '../../../src/endpoint/parseEndpointAddress.ts';

it.each([
  ['unix:///run/containerd/containerd.sock', false],
  ['tcp://127.0.0.1:3735', false],
  ['tcp://127.8.9.10:3735', false],
  ['tcp://LocalHost:3735', false],
  ['tcp://[::1]:3735', false],
  ['tcp://[::ffff:127.0.0.1]:3735', false],
  ['tcp://10.0.0.7:3735', true],
  ['tcp://127.example.com:3735', true],
  ['tcp://127.0.0.1.example.com:3735', true],
  ['tcp://localhost.example.com:3735', true],
  ['tcp://[fe80::1]:3735', true],
  ['tcp://node:3735', true],
])('what goes to %s leaves this machine: %s', (address, leaves) => {
  expect(isOverNetwork(parseEndpointAddress(address))).toBe(leaves);
});
