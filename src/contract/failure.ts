import type { ExceededLimit } from '../common/limits.ts';
import { thrownText } from '../common/thrown.ts';

/** Who may open a socket, as far as the file system tells. */
export interface SocketAccess {
  /** Names where the system knows them, else numbers. */
  readonly owner: string;
  readonly group: string;
  /** Permission bits, such as 0o660. */
  readonly mode: number;
}

/** What refuses, where it is not simply that owner, group and mode do not let this user in. */
export type Refuser =
  /** The user is in the socket's group by now, but this process began before and keeps the groups that it had. */
  | 'oldGroups'
  /** Owner, group and mode let this process in, so something beside them does not. */
  | 'notTheMode';

/**
 * Why a call or a connection failed, as something a user interface can act on. Match on `reason`, never on text.
 *
 * `rpc/failureOf.ts` alone decides what an error of gRPC means. Other rooms make the failures of what they do
 * themselves: `endpoint` of an address, `streams` of a WebSocket, and whoever gives up a call of its own (`cancelled`)
 * or loses one (`runtimeRestarted`). The words for a person are in `words` alone.
 *
 * Each reason says who made the failure. A server's status is never taken for one of the connection, whatever its code:
 * a runtime passes on what befell it with others, such as its own shim or a registry. Where the server spoke, its words
 * are in `detail`.
 */
export type CriFailure = OfTheConnection | OfTheClient | OfTheServer | OfTheStream;

/** Made here, of how far the connection came. The server said nothing. */
type OfTheConnection =
  /** The endpoint's address cannot be used as it is written. */
  | { readonly reason: 'invalidAddress'; readonly address: string; readonly problem: AddressProblem }
  | { readonly reason: 'socketAbsent'; readonly path: string }
  | {
      readonly reason: 'permissionDenied';
      readonly path: string;
      readonly access?: SocketAccess;
      readonly refusedBy?: Refuser;
    }
  /** The socket file is there, or the host answers, but nobody accepts: the runtime is down. */
  | { readonly reason: 'connectionRefused'; readonly target: string }
  /** Whoever answers does not speak gRPC. */
  | { readonly reason: 'notCriServer'; readonly target: string }
  /** The connection broke while the call was under way: the runtime stopped or was restarted. */
  | { readonly reason: 'runtimeRestarted'; readonly method: string }
  /** No connection, for a cause not named above. */
  | { readonly reason: 'unreachable'; readonly target: string; readonly detail: string };

/** Made here, of what this side does with a call. */
type OfTheClient =
  /** The time that we give the call was over before there was an answer. `fixed` where no setting changes that time. */
  | {
      readonly reason: 'deadlineExceeded';
      readonly method: string;
      readonly deadlineMs: number;
      readonly fixed?: true;
    }
  | { readonly reason: 'cancelled'; readonly method: string }
  /** The request could not be written or its answer not be read: a fault in this program, or of who sent the answer. */
  | { readonly reason: 'clientFailed'; readonly method: string; readonly detail: string };

/** What the server answered. */
type OfTheServer =
  /** A gRPC server without `runtime.v1`: an old runtime, or containerd with its CRI plugin disabled. */
  | { readonly reason: 'criNotServed'; readonly target: string }
  /** `detail` where it says more than that. */
  | { readonly reason: 'unimplemented'; readonly method: string; readonly detail?: string }
  | { readonly reason: 'notFound'; readonly method: string; readonly detail: string }
  /** It ended the call by itself before our time was over: by a limit of its own, or because it is going down. */
  | { readonly reason: 'gaveUp'; readonly method: string; readonly detail: string }
  /** A message exceeds what one of the two sides lets through; the only reason that either of them makes. */
  | {
      readonly reason: 'messageTooLarge';
      readonly method: string;
      readonly detail: string;
      /** Ours; absent where it is the server's. */
      readonly limit?: ExceededLimit;
    }
  /** The registry gives the image to nobody, or not to who asked. `detail` has no secret in it. */
  | { readonly reason: 'unauthorized'; readonly method: string; readonly detail: string }
  /** The image could not be had for a cause on the way to it, which no login mends by itself. */
  | { readonly reason: 'pullRefused'; readonly method: string; readonly problem: PullProblem; readonly detail: string }
  /** The runtime's machine came to no conversation with who keeps the image, so nobody refused anything. */
  | {
      readonly reason: 'registryUnreachable';
      readonly method: string;
      readonly problem: RegistryProblem;
      /** Who was asked in vain: often another host than the image's name has, such as one that gives out tokens. */
      readonly registry: string;
      /** What befell it, without whom. */
      readonly cause: string;
      readonly detail: string;
    }
  /** An error of its own that is none of the above. `code` is gRPC's. */
  | { readonly reason: 'rejected'; readonly method: string; readonly code: string; readonly detail: string };

/** A streaming URL (exec, attach, port-forward) could not be used. */
interface OfTheStream {
  readonly reason: 'streamFailed';
  readonly target: string;
  readonly problem: StreamProblem;
  readonly detail: string;
}

export type PullProblem =
  /** The registry counts pulls and lets no more through for now. */
  | 'rateLimited'
  /** The web proxy between the runtime and the registry refused. */
  | 'proxy';

export type RegistryProblem =
  /** The name has no address, or nobody could say whether it has. */
  | 'nameUnknown'
  /** The host refuses the connection, breaks it off or does not answer. */
  | 'noAnswer'
  /** Its certificate is not one that the runtime trusts. */
  | 'certificate'
  /** It answers without TLS where the runtime asks with it. */
  | 'plainHttp';

export type StreamProblem =
  /** What the runtime returned is no URL that a WebSocket can use. */
  | 'badUrl'
  /** Nobody answers there: often only the CRI socket of a remote node is forwarded, not its streaming port. */
  | 'unreachable'
  | 'timedOut'
  /** The certificate of who answers is not one that this machine trusts. */
  | 'certificate'
  /** The address says TLS, and who answers does not speak it, or not a version of it that is accepted here. */
  | 'notTls'
  /** Who answers hung up before the stream was open. */
  | 'brokenOff'
  /** HTTP 404: the token in the URL was used before, or is older than a minute. */
  | 'expired'
  /** Any other HTTP answer than an upgrade. */
  | 'refused'
  /** Whoever answers does not speak WebSocket, or not the channel protocol. */
  | 'notWebSocket'
  /** Neither this machine nor the endpoint's own host: nothing was sent there. */
  | 'otherHost'
  /** What the image calls a shell does not begin as one; the detail is its name. */
  | 'notShell';

export type AddressProblem = 'empty' | 'unknownScheme' | 'notAbsolute' | 'tooLong' | 'missingPort';

export type CriReason = CriFailure['reason'];

export class CriError extends Error {
  override readonly name = 'CriError';
  readonly failure: CriFailure;

  /** The message is for logs; a person reads the wording of `words/errorWords.ts`. */
  constructor(failure: CriFailure, options?: ErrorOptions) {
    super(`${failure.reason} ${JSON.stringify(failure)}`, options);
    this.failure = failure;
  }
}

/** The failure in what was thrown; for what nobody foresaw, that this side failed. */
export function failureIn(thrown: unknown, method: string): CriFailure {
  return thrown instanceof CriError ? thrown.failure : { reason: 'clientFailed', method, detail: thrownText(thrown) };
}

export function isCancelled(error: unknown): boolean {
  return failedFor(error, 'cancelled');
}

export function failedFor(error: unknown, ...reasons: readonly CriReason[]): boolean {
  return error instanceof CriError && reasons.includes(error.failure.reason);
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
