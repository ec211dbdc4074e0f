import { access, constants } from 'node:fs/promises';
import { type ServiceError, status } from '@grpc/grpc-js';
import { addressText, type EndpointAddress } from '../contract/endpoint.ts';
import type { CriFailure } from '../contract/failure.ts';
import { readSocketAccess } from '../endpoint/socketAccess.ts';

export interface FailedCall {
  readonly address: EndpointAddress;
  readonly method: string;
  readonly deadlineMs: number;
  readonly cancelledByUs: boolean;
}

/**
 * Decides what an error of grpc-js means. The only place where the text of such an error is read: grpc-js wraps the
 * system's error code in its details, and a CRI server tells "no such service" from "no such method" by words alone.
 */
export async function failureOf(error: unknown, call: FailedCall): Promise<CriFailure> {
  const { method, address } = call;
  if (!isServiceError(error)) {
    // The call never left: the request could not be encoded, or the channel was closed meanwhile.
    return { reason: 'rejected', method, code: 'CLIENT', detail: String(error) };
  }
  const detail = error.details;
  if (/HTTP status code/i.test(detail)) {
    return { reason: 'notCriServer', target: addressText(address) };
  }
  if (method === 'PullImage' && isRefusedByRegistry(detail)) {
    return { reason: 'unauthorized', method, detail };
  }
  switch (error.code) {
    case status.CANCELLED:
      // A dying server cancels too: it is ours only if we asked.
      return call.cancelledByUs ? { reason: 'cancelled', method } : { reason: 'runtimeRestarted', method };
    case status.DEADLINE_EXCEEDED:
      return { reason: 'deadlineExceeded', method, deadlineMs: call.deadlineMs };
    case status.UNAVAILABLE:
      return connectionFailure(detail, call);
    case status.UNIMPLEMENTED:
      // Every CRI v1 server has Version, so without it the service as a whole is missing.
      return method === 'Version' || /unknown service/i.test(detail)
        ? { reason: 'criNotServed', target: addressText(address) }
        : { reason: 'unimplemented', method };
    case status.NOT_FOUND:
      return { reason: 'notFound', method, detail };
    case status.RESOURCE_EXHAUSTED:
      return /larger than max/i.test(detail)
        ? { reason: 'messageTooLarge', method, detail }
        : { reason: 'rejected', method, code: 'RESOURCE_EXHAUSTED', detail };
    case status.INTERNAL:
      if (/RST_STREAM|Protocol error/i.test(detail)) {
        return connectionFailure(detail, call);
      }
      break;
    case status.UNKNOWN:
      if (/No such (container|image|sandbox)/i.test(detail)) {
        return { reason: 'notFound', method, detail };
      }
      break;
    default:
  }
  return { reason: 'rejected', method, code: status[error.code], detail };
}

/** Whether the channel was closed while this call waited for a connection, so that the server knows nothing of it. */
export function neverLeft(error: unknown): boolean {
  return isServiceError(error) && error.details === 'Channel closed before call started';
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && 'details' in error;
}

async function connectionFailure(detail: string, call: FailedCall): Promise<CriFailure> {
  const { address, method } = call;
  const target = addressText(address);
  if (/Connection dropped|RST_STREAM|ECONNRESET|EPIPE/i.test(detail)) {
    return { reason: 'runtimeRestarted', method };
  }
  if (address.kind === 'unix') {
    if (/EACCES|EPERM/.test(detail) || (await isDenied(address.path))) {
      const socketAccess = await readSocketAccess(address.path);
      return { reason: 'permissionDenied', path: address.path, ...(socketAccess && { access: socketAccess }) };
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
    return error instanceof Error && 'code' in error && error.code === 'EACCES';
  }
}

/**
 * What runtimes say when a registry wants a login, or another login. CRI has no code for it: containerd, CRI-O and
 * cri-dockerd all answer UNKNOWN. A token server that cannot be reached is another matter, although containerd begins
 * both texts with "failed to authorize".
 */
const refusals = [
  // containerd: "unexpected status: 401 Unauthorized"; CRI-O: "invalid status code from registry 401 (Unauthorized)".
  /\b40[13] \(?(Unauthorized|Forbidden)\b/i,
  // containerd and Docker, of a repository that is private or not there: registries do not tell which.
  /\bpull access denied\b/i,
  /\bno basic auth credentials\b/i,
  /\binsufficient_scope\b/i,
  // Codes of the distribution API as Docker and CRI-O print them; not "permission denied: ", which is a file's.
  /(^|[:;"]\s*|\n)(unauthorized|denied): /i,
  /\brequested access to the resource is denied\b/i,
  /\binvalid username\/password\b/i,
  /(?<!proxy )\bauthentication required\b/i,
];

export function isRefusedByRegistry(detail: string): boolean {
  return refusals.some((refusal) => refusal.test(detail));
}
