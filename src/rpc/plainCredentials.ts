import type { Socket } from 'node:net';
import { type CallCredentials, ChannelCredentials, type ChannelOptions, type experimental } from '@grpc/grpc-js';

/**
 * No TLS, as grpc-js's own insecure credentials; but a connection on which the server has not said a word ends with its
 * channel. grpc-js 1.14 leaves it open until the server answers or dies, so that a runtime that hangs would collect one
 * of each attempt.
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
