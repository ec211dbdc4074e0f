/** Who may open a socket, as far as the file system tells. */
export interface SocketAccess {
  /** Names where the system knows them, else numbers. */
  readonly owner: string;
  readonly group: string;
  /** Permission bits, such as 0o660. */
  readonly mode: number;
}

/**
 * Why a call or a connection failed, as something a user interface can act on. Match on `reason`, never on text.
 *
 * `rpc/failureOf.ts` alone decides what an error of gRPC means. Other rooms make the failures of what they do
 * themselves: `endpoint` of an address, `streams` of a WebSocket, and whoever gives up a call of its own (`cancelled`)
 * or loses one (`runtimeRestarted`). The words for a person are in `host/ui` alone.
 */
export type CriFailure =
  /** The endpoint's address cannot be used as it is written. */
  | { readonly reason: 'invalidAddress'; readonly address: string; readonly problem: AddressProblem }
  | { readonly reason: 'socketAbsent'; readonly path: string }
  | { readonly reason: 'permissionDenied'; readonly path: string; readonly access?: SocketAccess }
  /** The socket file is there, or the host answers, but nobody accepts: the runtime is down. */
  | { readonly reason: 'connectionRefused'; readonly target: string }
  /** Whoever answers does not speak gRPC. */
  | { readonly reason: 'notCriServer'; readonly target: string }
  /** A gRPC server without `runtime.v1`: an old runtime, or containerd with its CRI plugin disabled. */
  | { readonly reason: 'criNotServed'; readonly target: string }
  | { readonly reason: 'unimplemented'; readonly method: string }
  | { readonly reason: 'notFound'; readonly method: string; readonly detail: string }
  | { readonly reason: 'deadlineExceeded'; readonly method: string; readonly deadlineMs: number }
  | { readonly reason: 'cancelled'; readonly method: string }
  /** The connection broke while the call was under way: the runtime stopped or was restarted. */
  | { readonly reason: 'runtimeRestarted'; readonly method: string }
  | { readonly reason: 'messageTooLarge'; readonly method: string; readonly detail: string }
  /** No connection, for a cause not named above. */
  | { readonly reason: 'unreachable'; readonly target: string; readonly detail: string }
  /** The registry gives the image to nobody, or not to who asked. `detail` has no secret in it. */
  | { readonly reason: 'unauthorized'; readonly method: string; readonly detail: string }
  /** The runtime answered with an error of its own. */
  | { readonly reason: 'rejected'; readonly method: string; readonly code: string; readonly detail: string }
  /** A streaming URL (exec, attach, port-forward) could not be used. */
  | {
      readonly reason: 'streamFailed';
      readonly target: string;
      readonly problem: StreamProblem;
      readonly detail: string;
    };

export type StreamProblem =
  /** What the runtime returned is no URL that a WebSocket can use. */
  | 'badUrl'
  /** Nobody answers there: often only the CRI socket of a remote node is forwarded, not its streaming port. */
  | 'unreachable'
  | 'timedOut'
  /** HTTP 404: the token in the URL was used before, or is older than a minute. */
  | 'expired'
  /** Any other HTTP answer than an upgrade. */
  | 'refused'
  /** Whoever answers does not speak WebSocket, or not the channel protocol. */
  | 'notWebSocket';

export type AddressProblem = 'empty' | 'unknownScheme' | 'notAbsolute' | 'tooLong' | 'missingPort';

export type CriReason = CriFailure['reason'];

export class CriError extends Error {
  override readonly name = 'CriError';
  readonly failure: CriFailure;

  /** The message is for logs; a person reads the wording of `host/ui`. */
  constructor(failure: CriFailure, options?: ErrorOptions) {
    super(`${failure.reason} ${JSON.stringify(failure)}`, options);
    this.failure = failure;
  }
}

export function isCancelled(error: unknown): boolean {
  return error instanceof CriError && error.failure.reason === 'cancelled';
}

/** `undefined` when the call fails because there is no such object: it may vanish while somebody looks at it. */
export async function unlessNotFound<T>(reply: Promise<T>): Promise<T | undefined> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof CriError && error.failure.reason === 'notFound') {
      return undefined;
    }
    throw error;
  }
}
