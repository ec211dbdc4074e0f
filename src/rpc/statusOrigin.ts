import { Metadata, type ServiceError } from '@grpc/grpc-js';

/**
 * Tells a status that the server sent from one that grpc-js made itself.
 *
 * The two look alike: a runtime that gives up a pull and a client that cancels one are both CANCELLED, and a runtime
 * passes on the words of others, so no code and no text is a proof. The headers are: whatever the server sent came with
 * a `grpc-status`, and what grpc-js makes never does. It takes the header away when it has read it, but every status of
 * a server keeps the very Metadata object that was made of its headers, and there the number is noted.
 *
 * grpc-js has no public way to learn this. test/unit/rpc/statusOrigin.test.ts fails when an upgrade changes what is
 * relied on here.
 */
const sentStatus = 'criExplorer.sentStatus';

const read = Metadata.fromHttp2Headers.bind(Metadata);

Metadata.fromHttp2Headers = (headers) => {
  const metadata = read(headers);
  metadata.setOpaque(sentStatus, headers['grpc-status']);
  return metadata;
};

/**
 * Whether the server sent this status. The number is compared because grpc-js makes an error of its own of an OK
 * without a message, and keeps the server's trailers in it.
 */
export function isFromServer({ code, metadata }: ServiceError): boolean {
  const sent = metadata.getOpaque(sentStatus);
  const made: number = code;
  return typeof sent === 'string' && Number(sent) === made;
}

/** Whether this is an error of gRPC that says what it is. `in` alone would say nothing of the types. */
export function isServiceError(error: unknown): error is ServiceError {
  return (
    isErrorOfGrpc(error) &&
    typeof error.code === 'number' &&
    'details' in error &&
    typeof error.details === 'string' &&
    error.metadata instanceof Metadata
  );
}

/** grpc-js makes such a status of an answer that is compressed while no header says how. */
export function isStatusWithoutCode(error: unknown): boolean {
  return isErrorOfGrpc(error) && error.code === undefined;
}

function isErrorOfGrpc(error: unknown): error is Error & { readonly code: unknown; readonly metadata: unknown } {
  return error instanceof Error && 'code' in error && 'metadata' in error;
}
