import { access, constants } from 'node:fs/promises';
import { type ServiceError, status } from '@grpc/grpc-js';
import { limits } from '../common/limits.ts';
import { errorCode } from '../common/thrown.ts';
import { addressText, type EndpointAddress } from '../contract/endpoint.ts';
import { type CriFailure, failureIn } from '../contract/failure.ts';
import { readRefusal } from '../endpoint/socketAccess.ts';
import { LimitExceeded } from './boundedDecoding.ts';
import { pullFailure } from './pullFailure.ts';
import { methodName, serviceName } from './rpcMethod.ts';
import { isFromServer, isServiceError, isStatusWithoutCode } from './statusOrigin.ts';

export interface FailedCall {
  readonly address: EndpointAddress;
  /** `/runtime.v1.RuntimeService/Version` */
  readonly path: string;
  /** Milliseconds that the call was given; infinite for a subscription. */
  readonly deadlineMs: number;
  /** Whether the call has a time of its own, instead of the channel's. */
  readonly ownDeadline: boolean;
  /** Whether that time is over. */
  readonly overdue: boolean;
  readonly cancelledByUs: boolean;
}

/**
 * Decides what an error of grpc-js means. The only place where the text of such an error is read: grpc-js wraps the
 * system's error code in its details, and a CRI server tells "no such service" from "no such method" by words alone.
 *
 * A text of grpc-js is never looked for in the words of a server, nor the other way round: a runtime passes on what
 * others said, its shim and the registry among them.
 */
export async function failureOf(error: unknown, call: FailedCall): Promise<CriFailure> {
  if (!isServiceError(error)) {
    const method = methodName(call);
    // Without a code there are no words either, not even in the message.
    return isStatusWithoutCode(error)
      ? { reason: 'clientFailed', method, detail: 'the answer is packed in a way that gRPC does not know' }
      : failureIn(error, method);
  }
  return isFromServer(error) ? answeredFailure(error, call) : ownFailure(error, call);
}

/** What an error means that was thrown while an answer was decoded. */
export function decodingFailure(error: unknown, method: string): CriFailure {
  return error instanceof LimitExceeded
    ? { reason: 'messageTooLarge', method, detail: error.message, limit: error.limit }
    : failureIn(error, method);
}

/** Whether the channel was closed while this call waited for a connection, so that the server knows nothing of it. */
export function neverLeft(error: unknown): boolean {
  return isServiceError(error) && error.details === 'Channel closed before call started';
}

/** What a status means that the server sent. */
function answeredFailure({ code, details: detail }: ServiceError, call: FailedCall): CriFailure {
  const method = methodName(call);
  const rejected: CriFailure = { reason: 'rejected', method, code: codeName(code), detail };
  const aboutPull = method === 'PullImage' ? pullFailure(code, detail) : undefined;
  if (aboutPull !== undefined) {
    return aboutPull;
  }
  switch (code) {
    case status.CANCELLED:
      if (call.cancelledByUs) {
        return { reason: 'cancelled', method };
      }
      // No limit of the server ends a subscription: a dying server cancels those that it has.
      return call.deadlineMs === Infinity
        ? { reason: 'runtimeRestarted', method }
        : { reason: 'gaveUp', method, detail };
    case status.DEADLINE_EXCEEDED:
      // The server knows our deadline from the request, and may be the first to say that it is over.
      return call.overdue ? deadlineExceeded(call) : { reason: 'gaveUp', method, detail };
    case status.UNIMPLEMENTED:
      return notImplemented(detail, call) ?? rejected;
    case status.NOT_FOUND:
      return { reason: 'notFound', method, detail };
    case status.RESOURCE_EXHAUSTED:
      return /\b(send|received) message larger than max\b/i.test(detail)
        ? { reason: 'messageTooLarge', method, detail }
        : rejected;
    case status.UNKNOWN:
      return notThere.test(detail) ? { reason: 'notFound', method, detail } : rejected;
    default:
      return rejected;
  }
}

/**
 * What runtimes say of an object that is not there where they have no code for it. Source: Exec, Attach, ContainerStats
 * and others with an unknown id; CRI-O 1.36 "container with ID starting with … not found: ID does not exist",
 * cri-dockerd 0.4 "No such container: …" and "container with id … not found".
 */
const notThere =
  /\bNo such (container|image|sandbox)\b|\bnot found: ID does not exist$|^container with id \S+ not found$/i;

/**
 * What UNIMPLEMENTED means, or `undefined` where it speaks of another service than the one that was called: a runtime
 * passes on the answer of those that it asked itself.
 */
function notImplemented(detail: string, call: FailedCall): CriFailure | undefined {
  const method = methodName(call);
  const service = serviceName(call);
  const named = /^unknown service ([\w.]+)|\bunknown service ([\w.]+)$/i.exec(detail);
  const unknown = named?.[1] ?? named?.[2];
  if (unknown !== undefined && unknown !== service) {
    return undefined;
  }
  // Every CRI v1 server has Version, so without it the service as a whole is missing.
  if (service.startsWith('runtime.') && (unknown !== undefined || method === 'Version')) {
    return { reason: 'criNotServed', target: addressText(call.address) };
  }
  const saysNoMore = /^(|not implemented|unknown (service|method) .*|method \S+ (is )?not implemented)$/i.test(detail);
  return { reason: 'unimplemented', method, ...(!saysNoMore && { detail }) };
}

/** What a status means that grpc-js made: the server said nothing, or nothing that could be read. */
async function ownFailure({ code, details: detail }: ServiceError, call: FailedCall): Promise<CriFailure> {
  const { address } = call;
  const method = methodName(call);
  if (detail.startsWith('Received HTTP status code ')) {
    return { reason: 'notCriServer', target: addressText(address) };
  }
  switch (code) {
    case status.CANCELLED:
      // A dying server breaks off its calls, which looks like a cancellation: it is ours only if we asked.
      return call.cancelledByUs ? { reason: 'cancelled', method } : { reason: 'runtimeRestarted', method };
    case status.DEADLINE_EXCEEDED:
      return deadlineExceeded(call);
    case status.UNAVAILABLE:
      return connectionFailure(detail, call);
    case status.RESOURCE_EXHAUSTED:
      if (/larger than/i.test(detail)) {
        return { reason: 'messageTooLarge', method, detail, limit: { of: 'bytes', most: limits.messageBytes } };
      }
      break;
    case status.INTERNAL:
      if (/RST_STREAM|Protocol error|Failed to start HTTP\/2 stream/i.test(detail)) {
        return connectionFailure(detail, call);
      }
      break;
    default:
  }
  return { reason: 'clientFailed', method, detail };
}

function deadlineExceeded(call: FailedCall): CriFailure {
  const method = methodName(call);
  // How long a pull may take is a setting too, though not the channel's.
  const fixed = call.ownDeadline && method !== 'PullImage';
  return { reason: 'deadlineExceeded', method, deadlineMs: call.deadlineMs, ...(fixed && { fixed }) };
}

/** A server may send a number that gRPC gave no name. */
function codeName(code: number): string {
  const names: Readonly<Record<number, string>> = status;
  return names[code] ?? String(code);
}

async function connectionFailure(detail: string, call: FailedCall): Promise<CriFailure> {
  const { address } = call;
  const target = addressText(address);
  if (/Connection dropped|RST_STREAM|Failed to start HTTP\/2 stream|ECONNRESET|EPIPE/i.test(detail)) {
    return { reason: 'runtimeRestarted', method: methodName(call) };
  }
  if (address.kind === 'unix') {
    if (/EACCES|EPERM/.test(detail) || (await isDenied(address.path))) {
      return { reason: 'permissionDenied', path: address.path, ...(await readRefusal(address.path)) };
    }
    if (/ENOENT|ENOTDIR/.test(detail)) {
      return { reason: 'socketAbsent', path: address.path };
    }
  }
  if (/ECONNREFUSED|ENOTSOCK/.test(detail)) {
    return { reason: 'connectionRefused', target };
  }
  if (/Protocol error|Failed to connect/i.test(detail)) {
    return { reason: 'notCriServer', target };
  }
  return { reason: 'unreachable', target, detail };
}

/** Connecting to a Unix socket takes write permission on it, and search permission on every folder above. */
async function isDenied(socketPath: string): Promise<boolean> {
  try {
    await access(socketPath, constants.W_OK);
    return false;
  } catch (error) {
    return errorCode(error) === 'EACCES';
  }
}
