import { hostname, networkInterfaces } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import type { EndpointAddress } from '../../../src/contract/endpoint.ts';
import { mayStreamTo } from '../../../src/streams/streamingHost.ts';

vi.mock('node:dns/promises', () => ({
  lookup: (name: string) =>
    name === 'node.example'
      ? Promise.resolve([{ address: '192.0.2.9', family: 4 }])
      : Promise.reject(new Error('ENOTFOUND')),
}));

const unix: EndpointAddress = { kind: 'unix', path: '/run/containerd/containerd.sock' };
const tcp = (host: string): EndpointAddress => ({ kind: 'tcp', host, port: 1234 });
/** As a URL has it. */
const own = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .filter(({ scopeid }) => !scopeid)
  .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address));

describe('the host of a stream', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.53',
    'localhost',
    'a.localhost',
    '[::1]',
    '0.0.0.0',
    '[::]',
    '[::ffff:7f00:1]',
    ...own,
  ])('may be this machine: %s', async (host) => {
    expect(await mayStreamTo(host, unix)).toBe(true);
    expect(await mayStreamTo(host, tcp('192.0.2.7'))).toBe(true);
  });

  it('may be this machine by its name', async () => {
    expect(await mayStreamTo(hostname(), unix)).toBe(true);
  });

  it.each([
    '192.0.2.7',
    '[2001:db8::7]',
    'node.example',
    'localhost.example',
    '[::ffff:c000:207]',
    '127.0.0.1.example',
  ])('is no other behind a Unix socket: %s', async (host) => {
    expect(await mayStreamTo(host, unix)).toBe(false);
  });

  it('may be the endpoint’s own behind a TCP endpoint, by name or by address', async () => {
    expect(await mayStreamTo('192.0.2.7', tcp('192.0.2.7'))).toBe(true);
    expect(await mayStreamTo('[2001:db8::7]', tcp('[2001:db8::7]'))).toBe(true);
    expect(await mayStreamTo('node.example', tcp('Node.example'))).toBe(true);
    expect(await mayStreamTo('192.0.2.9', tcp('node.example'))).toBe(true);
    expect(await mayStreamTo('192.0.2.8', tcp('node.example'))).toBe(false);
    expect(await mayStreamTo('192.0.2.8', tcp('192.0.2.7'))).toBe(false);
    expect(await mayStreamTo('192.0.2.8', tcp('no-such-name.invalid'))).toBe(false);
    expect(await mayStreamTo('other.example', tcp('192.0.2.7'))).toBe(false);
  });
});
