import { CriError, type CriFailure, type CriReason } from '../contract/failure.ts';
import { type Unknown, unknown, type UnknownReason } from '../contract/layers/fact.ts';

/** The result of a call, or why there is none as a fact. Whether it was aborted is for the caller to ask. */
export async function replyOf<T>(method: string, call: () => Promise<T>): Promise<T | Unknown> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof CriError)) {
      throw error;
    }
    const { failure } = error;
    const transient = notOfTheObject.has(failure.reason) || isNotYet(failure);
    return unknown({ why: 'callFailed', method, reason: failure.reason, ...(transient && { transient }) });
  }
}

/** By the code's meaning in gRPC. containerd answers so until it has read what was there before its start. */
function isNotYet(failure: CriFailure): boolean {
  return failure.reason === 'rejected' && failure.code === 'UNAVAILABLE';
}

/** Nothing is wrong with the object: the connection broke, or the object has gone, which the list will tell. */
const notOfTheObject: ReadonlySet<CriReason> = new Set<CriReason>([
  ...(['notFound', 'cancelled', 'socketAbsent', 'permissionDenied'] as const),
  ...(['connectionRefused', 'unreachable', 'runtimeRestarted', 'criNotServed'] as const),
]);

/** Whether the facts from before a failed reading are better than none. */
export function keepsOldFacts(failed: UnknownReason | undefined): boolean {
  return failed?.why === 'callFailed' && failed.transient === true;
}
