import { status } from '@grpc/grpc-js';

/** A refusal with the gRPC code and the text that containerd gives for the same cause. */
export class CallError extends Error {
  override readonly name = 'CallError';

  constructor(
    readonly code: status,
    readonly details: string,
  ) {
    super(details);
  }
}

/** containerd wraps its not-found error, so that its text ends in `: not found`. */
export function notFound(what: string): CallError {
  return new CallError(status.NOT_FOUND, `${what}: not found`);
}

/** Errors without a class of their own reach the client of a Go server as UNKNOWN. */
export function refused(details: string): CallError {
  return new CallError(status.UNKNOWN, details);
}

/** @param name JSON-quoted, as in containerd's words @param holder the id that has it */
export function nameTaken(what: string, name: string, holder: string): CallError {
  return new CallError(
    status.FAILED_PRECONDITION,
    `failed to reserve ${what}: name ${name} is reserved for ${JSON.stringify(holder)}`,
  );
}

/** What a Go server says of a method that its API has and its program has not. */
export function unimplemented(method: string): CallError {
  return new CallError(status.UNIMPLEMENTED, `method ${method} not implemented`);
}
