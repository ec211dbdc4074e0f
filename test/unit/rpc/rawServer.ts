/** An HTTP/2 server that answers with the very headers of a test: what no gRPC library lets a server say. */
import http2 from 'node:http2';
import { listening } from './causes.ts';

export type Answer = (stream: http2.ServerHttp2Stream) => void;

export async function rawServer(answer: Answer): Promise<AsyncDisposable & { readonly port: number }> {
  const server = http2.createServer();
  server.on('stream', (stream) => {
    stream.on('error', () => undefined);
    stream.resume();
    stream.once('end', () => answer(stream));
  });
  server.on('sessionError', () => undefined);
  return listening(server);
}

const grpcHeaders = { ':status': 200, 'content-type': 'application/grpc' };

/** A status as Go's servers send it where there is no message: headers alone. */
export const statusAlone =
  (code: number | string, message?: string): Answer =>
  (stream) =>
    stream.respond(
      {
        ...grpcHeaders,
        'grpc-status': String(code),
        ...(message !== undefined && { 'grpc-message': encodeURI(message) }),
      },
      { endStream: true },
    );

/** The same after headers, with nothing else in the trailers. */
export const statusAfterHeaders =
  (code: number | string, message: string): Answer =>
  (stream) => {
    stream.respond(grpcHeaders, { waitForTrailers: true });
    stream.once('wantTrailers', () =>
      stream.sendTrailers({ 'grpc-status': String(code), 'grpc-message': encodeURI(message) }),
    );
    stream.end();
  };

export const httpStatus =
  (status: number): Answer =>
  (stream) => {
    stream.respond({ ':status': status, 'content-type': 'application/grpc' }, { endStream: true });
  };

export const reset =
  (code: number): Answer =>
  (stream) =>
    stream.close(code);

/** One message with the flag of a compressed one, and OK. */
export const compressedWithoutEncoding: Answer = (stream) => {
  stream.respond(grpcHeaders, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(Buffer.from([1, 0, 0, 0, 1, 0]));
};

/** OK without a message. */
export const nothing: Answer = statusAlone(0);

export const breakConnection: Answer = (stream) => stream.session?.destroy();
