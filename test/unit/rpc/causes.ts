/** Servers that are no CRI server, and sockets that lead nowhere: the real causes of the failures under test. */
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { Server, ServerCredentials } from '@grpc/grpc-js';

export function temporaryFolder(): AsyncDisposable & { readonly path: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cri-'));
  return {
    path: folder,
    [Symbol.asyncDispose]: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** A server on a free TCP port of the loopback interface. */
export async function listening(server: net.Server): Promise<AsyncDisposable & { readonly port: number }> {
  const open = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('no TCP port');
  }
  return {
    port: address.port,
    [Symbol.asyncDispose]: async () => {
      open.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const echoServer = (): net.Server => net.createServer((socket) => socket.pipe(socket));
export const silentServer = (): net.Server => net.createServer();
export const webServer = (): net.Server => http.createServer((_request, response) => response.end('hello'));

/** A gRPC server that serves nothing. */
export async function emptyGrpcServer(socketPath: string): Promise<AsyncDisposable> {
  const server = new Server();
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix://${socketPath}`, ServerCredentials.createInsecure(), (error) =>
      error === null ? resolve() : reject(error),
    );
  });
  return {
    [Symbol.asyncDispose]: () => {
      server.forceShutdown();
      return Promise.resolve();
    },
  };
}
