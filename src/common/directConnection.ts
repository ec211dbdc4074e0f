import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/**
 * A runtime is spoken to directly and never through a web proxy: its ports are local or private, and a request to its
 * streaming server has a token in its path that runs a command. Here is how each way to it is kept so, for a proxy is
 * taken by itself: Node's and grpc-js's from `http_proxy`, and VS Code puts an agent of its own into whatever an
 * extension asks of `http` and `https`, by the setting `http.proxy`. It leaves connections of `net` and `tls` alone.
 */
export const grpcWithoutProxy = { 'grpc.enable_http_proxy': 0 } as const;

/** A connection to that port, for a protocol that brings its own requests. */
export function connectDirectly(host: string, port: number, isTls: boolean): Socket {
  // TLS has no names for addresses.
  return isTls ? connectTls({ host, port, servername: isIP(host) === 0 ? host : '' }) : connect({ host, port });
}
