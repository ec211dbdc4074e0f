import { WebSocket } from 'ws';

/** The channels of Kubernetes' `v4.channel.k8s.io`: the first byte of each binary frame. */
export const channels = { stdin: 0, stdout: 1, stderr: 2, status: 3, resize: 4 } as const;

/** A WebSocket that carries several byte streams. */
export class ChannelSocket {
  /** The capacity of a pipe on Linux. */
  #pipeLeftBytes = 64 * 1024;

  constructor(private readonly socket: WebSocket) {}

  /**
   * Resolves when the bytes have left, so that a fast writer waits for a slow reader. On a closed socket it is as with
   * a pipe that nobody reads: it takes some more, and then the writer waits for ever.
   */
  send(channel: number, data: string | Uint8Array): Promise<void> {
    if (this.socket.readyState !== WebSocket.OPEN) {
      this.#pipeLeftBytes -= data.length;
      return this.#pipeLeftBytes < 0 ? new Promise(() => undefined) : Promise.resolve();
    }
    return new Promise((resolve) => {
      this.socket.send(Buffer.concat([Buffer.of(channel), Buffer.from(data)]), { binary: true }, () => resolve());
    });
  }

  onFrame(listener: (channel: number, data: Buffer) => void): void {
    this.socket.on('message', (message: Buffer) => {
      const [channel] = message;
      if (channel !== undefined) {
        listener(channel, message.subarray(1));
      }
    });
  }

  onClose(listener: () => void): void {
    this.socket.once('close', listener);
  }

  close(): void {
    this.socket.close(1000);
  }
}
