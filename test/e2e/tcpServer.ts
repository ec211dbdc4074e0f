import { once } from 'node:events';
import net from 'node:net';

/** A server on a loopback port, which ends for good: with its connections. */
export class TcpServer implements AsyncDisposable {
  readonly #server: net.Server;
  readonly #connections = new Set<net.Socket>();

  private constructor(onConnection: (connection: net.Socket) => void) {
    this.#server = net.createServer((connection) => {
      this.#connections.add(connection);
      connection.once('close', () => this.#connections.delete(connection)).on('error', () => connection.destroy());
      onConnection(connection);
    });
  }

  /** Sends back whatever comes. */
  static echo(port = 0): Promise<TcpServer> {
    return TcpServer.#listen((connection) => connection.pipe(connection), port);
  }

  /** Hands every connection on to a Unix socket. */
  static proxy(socketPath: string, port = 0): Promise<TcpServer> {
    return TcpServer.#listen((connection) => {
      const socket = net.connect(socketPath);
      socket.on('error', () => connection.destroy());
      connection.once('close', () => socket.destroy());
      connection.pipe(socket).pipe(connection);
    }, port);
  }

  static async #listen(onConnection: (connection: net.Socket) => void, port: number): Promise<TcpServer> {
    const server = new TcpServer(onConnection);
    server.#server.listen(port, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('The server is closed.');
    }
    return address.port;
  }

  async close(): Promise<void> {
    if (this.#server.listening) {
      const closed = once(this.#server, 'close');
      this.#server.close();
      this.#connections.forEach((connection) => connection.destroy());
      await closed;
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
