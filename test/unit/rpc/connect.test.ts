import net from 'node:net';
import { ChannelCredentials, Client } from '@grpc/grpc-js';
import { describe, expect, it, vi } from 'vitest';
import { PlainCredentials } from '../../../src/rpc/connect.ts';
import { listening } from './causes.ts';

/**
 * PlainCredentials overrides methods that grpc-js keeps for itself. When one of these tests fails after an upgrade of
 * grpc-js, read its channel-credentials and subchannel again before changing the expectation.
 */
describe('what PlainCredentials relies on in grpc-js', () => {
  const target = { scheme: 'ipv4', path: '127.0.0.1:1' };
  const underscored = (object: object): string[] =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((name) => name.startsWith('_'));

  it('are the only three private methods of credentials, and all are overridden', () => {
    const expected = ['_createSecureConnector', '_equals', '_isSecure'];
    expect(underscored(ChannelCredentials.createInsecure()).sort()).toEqual(expected);
    expect(underscored(new PlainCredentials()).sort()).toEqual(expected);
  });

  it('is that a connector has these four functions', () => {
    for (const credentials of [ChannelCredentials.createInsecure(), new PlainCredentials()]) {
      const connector = credentials._createSecureConnector(target, {});
      expect(Object.keys(connector).sort()).toEqual(['connect', 'destroy', 'getCallCredentials', 'waitForReady']);
      connector.destroy();
    }
  });

  it('is that a connector takes the socket over before the server has spoken, and insecure ones give it back', async () => {
    const socket = new net.Socket();
    const connector = new PlainCredentials()._createSecureConnector(target, {});
    await connector.waitForReady();
    expect(await connector.connect(socket)).toEqual({ socket, secure: false });
    expect(socket.destroyed).toBe(false);
    connector.destroy();
    expect(socket.destroyed).toBe(true);
  });

  it('is that a closed client destroys the connector of each connection, and by itself leaves a silent server connected', async () => {
    const sockets: net.Socket[] = [];
    await using server = await listening(net.createServer((socket) => void sockets.push(socket.resume())));
    const address = `127.0.0.1:${server.port}`;
    const options = { 'grpc.use_local_subchannel_pool': 1 };
    const connected = async (client: Client): Promise<net.Socket> => {
      const known = sockets.length;
      client.getChannel().getConnectivityState(true);
      return vi.waitUntil(() => sockets.at(known));
    };
    const insecureClient = new Client(address, ChannelCredentials.createInsecure(), options);
    const leftOpen = await connected(insecureClient);
    const plainClient = new Client(address, new PlainCredentials(), options);
    const ended = await connected(plainClient);
    insecureClient.close();
    plainClient.close();
    await vi.waitUntil(() => ended.destroyed);
    // If this fails, grpc-js closes the connection itself by now, and PlainCredentials is no longer needed.
    expect(leftOpen.destroyed).toBe(false);
  });
});
