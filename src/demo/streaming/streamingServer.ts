import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { type ExecSession, serveExec } from './execSession.ts';

const protocol = 'v4.channel.k8s.io';
/** A token that is not used within a minute is void, as in the kubelet's streaming library. */
const tokenLifeMs = 60_000;

/** Serves exec over WebSocket on a port of 127.0.0.1, to whoever brings a fresh token. */
export class StreamingServer {
  readonly #sessions = new Map<string, { readonly session: ExecSession; readonly expiry: NodeJS.Timeout }>();
  readonly #server = http.createServer((_request, response) => {
    response.writeHead(400, { 'Content-Type': 'text/plain' }).end('unable to upgrade: only WebSocket is served here\n');
  });
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (offered.has(protocol) ? protocol : false),
  });

  private constructor() {
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  static async start(): Promise<StreamingServer> {
    const server = new StreamingServer();
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  /** The address of a session, good for one connection. */
  urlFor(session: ExecSession): string {
    const token = randomBytes(6).toString('base64url');
    const expiry = setTimeout(() => this.#sessions.delete(token), tokenLifeMs).unref();
    this.#sessions.set(token, { session, expiry });
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/exec/${token}`;
  }

  async stop(): Promise<void> {
    this.#sessions.forEach(({ expiry }) => clearTimeout(expiry));
    this.#sessions.clear();
    this.#webSockets.clients.forEach((client) => client.terminate());
    this.#webSockets.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer): void {
    const session = this.#take(request.url ?? '');
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (session === undefined) {
      refuse(socket, '404 Not Found');
    } else if (!offered.includes(protocol) && !offered.includes('')) {
      refuse(socket, '403 Forbidden');
    } else {
      this.#webSockets.handleUpgrade(request, socket, head, (client) => void serveExec(session, client));
    }
  }

  #take(url: string): ExecSession | undefined {
    const [, kind, token = ''] = url.split('?')[0]?.split('/') ?? [];
    const found = this.#sessions.get(token);
    if (found === undefined || kind !== 'exec') {
      return undefined;
    }
    clearTimeout(found.expiry);
    this.#sessions.delete(token);
    return found.session;
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}
