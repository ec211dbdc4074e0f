import type { Socket } from 'node:net';
import {
  type CallCredentials,
  ChannelCredentials,
  type ChannelOptions,
  Client,
  type experimental,
} from '@grpc/grpc-js';
import { grpcWithoutProxy } from '../common/directConnection.ts';
import type { EndpointAddress } from '../contract/endpoint.ts';
import { limits } from '../common/limits.ts';

/** A client of grpc-js for an endpoint. It connects when the first call is made, not before. */
export function connect(address: EndpointAddress): Client {
  const target = address.kind === 'unix' ? `unix://${address.path}` : `${address.host}:${address.port}`;
  return new Client(target, new PlainCredentials(), channelOptions);
}

const channelOptions: ChannelOptions = {
  'grpc.max_receive_message_length': limits.messageBytes,
  // The default waits a second before the first new attempt, while a restarted runtime is back in 0.3 s.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.min_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 5_000,
  // Otherwise a new channel inherits the back-off of an older one to the same address.
  'grpc.use_local_subchannel_pool': 1,
  'grpc.enable_channelz': 0,
  ...grpcWithoutProxy,
  // How to connect is decided here, and not by a TXT record that some name server has for the host. What such a record
  // could ask for is not in the bundle either.
  'grpc.service_config_disable_resolution': 1,
  // No keepalive pings: Go servers answer pings they find too frequent by closing the connection. The session asks for
  // a sign of life instead.
};

/**
 * A connection on which the server never says a word must end with its channel. grpc-js 1.14 leaves it open until the
 * server answers or dies, so that a runtime that hangs would collect one connection of each attempt. These credentials
 * are grpc-js's own insecure ones (no TLS), but they know the sockets and close the silent ones.
 *
 * grpc-js has no public way to do this: the three methods below begin with an underscore, and so belong to grpc-js
 * alone. test/unit/rpc/connect.test.ts fails when an upgrade changes what is relied on here.
 */
export class PlainCredentials extends ChannelCredentials {
  readonly #insecure = ChannelCredentials.createInsecure();

  override _isSecure(): boolean {
    return false;
  }

  override _equals(other: ChannelCredentials): boolean {
    return other instanceof PlainCredentials;
  }

  override _createSecureConnector(
    target: Parameters<ChannelCredentials['_createSecureConnector']>[0],
    options: ChannelOptions,
    callCredentials?: CallCredentials,
  ): experimental.SecureConnector {
    const connector = this.#insecure._createSecureConnector(target, options, callCredentials);
    const open = new Set<Socket>();
    return {
      connect: (socket) => {
        open.add(socket);
        socket.once('close', () => open.delete(socket));
        return connector.connect(socket);
      },
      waitForReady: () => connector.waitForReady(),
      getCallCredentials: () => connector.getCallCredentials(),
      // The channel is closed. Where the server has spoken, calls may be under way: grpc-js closes after the last.
      destroy: () => {
        open.forEach((socket) => {
          if (socket.bytesRead === 0) {
            socket.destroy();
          }
        });
        connector.destroy();
      },
    };
  }
}
