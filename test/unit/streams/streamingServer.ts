import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A streaming server as a runtime has one: `v4.channel.k8s.io` on a port of this machine, closed when disposed. */
export class StreamingServer {
  readonly #server = createServer();
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has('v4.channel.k8s.io') ? 'v4.channel.k8s.io' : false),
  });
  readonly #sockets = new Set<Socket>();
  readonly offeredProtocols: string[] = [];

  private constructor(onConnection: (connection: WebSocket, request: IncomingMessage) => void) {
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('upgrade', (request, socket, head) => {
      this.offeredProtocols.push(request.headers['sec-websocket-protocol'] ?? '');
      const status = /^\/status\/(.+)$/.exec(request.url ?? '')?.[1];
      if (status !== undefined) {
        socket.end(`HTTP/1.1 ${decodeURIComponent(status)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
        return;
      }
      if (request.url === '/silent') {
        socket.resume().once('end', () => socket.destroy());
        return;
      }
      if (request.url === '/garbage') {
        socket.end('SSH-2.0-OpenSSH_9.2\r\n');
        return;
      }
      this.#webSockets.handleUpgrade(request, socket, head, (connection) => onConnection(connection, request));
    });
  }

  static async start(
    onConnection: (connection: WebSocket, request: IncomingMessage) => void = () => undefined,
  ): Promise<StreamingServer> {
    const server = new StreamingServer(onConnection);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get host(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the server does not listen');
    }
    return `127.0.0.1:${address.port}`;
  }

  url(path = '/exec/token'): string {
    return `http://${this.host}${path}`;
  }

  /** Cuts every connection without a farewell, as a killed runtime does. */
  cut(): void {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  get connections(): number {
    return this.#sockets.size;
  }

  dispose(): void {
    this.cut();
    this.#server.close();
    this.#webSockets.close();
  }
}
