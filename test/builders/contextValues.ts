import type { ContextValue } from '../../src/contrib/contextValues.ts';
import type { RowKind } from '../../src/tree/rows/row.ts';

/** Every value once; the compiler says which is missing. */
const all: Record<ContextValue, true> = {
  'endpoint.connecting': true,
  'endpoint.live': true,
  'endpoint.stale': true,
  'endpoint.failed': true,
  'problem.invalidAddress': true,
  'problem.socketAbsent': true,
  'problem.permissionDenied': true,
  'problem.connectionRefused': true,
  'problem.notCriServer': true,
  'problem.criNotServed': true,
  'problem.unimplemented': true,
  'problem.notFound': true,
  'problem.deadlineExceeded': true,
  'problem.clientFailed': true,
  'problem.gaveUp': true,
  'problem.pullRefused': true,
  'problem.registryUnreachable': true,
  'problem.cancelled': true,
  'problem.runtimeRestarted': true,
  'problem.messageTooLarge': true,
  'problem.unreachable': true,
  'problem.unauthorized': true,
  'problem.rejected': true,
  'problem.streamFailed': true,
  noMatch: true,
  'sandbox.ready': true,
  'sandbox.notReady': true,
  'sandbox.notReady.alive': true,
  'container.created': true,
  'container.running': true,
  'container.exited': true,
  'container.unknown': true,
  'image.used': true,
  'image.unused': true,
  'image.used.pinned': true,
  'image.unused.pinned': true,
  earlierAttempts: true,
  pull: true,
  group: true,
  page: true,
  fact: true,
};

export const contextValues = Object.keys(all) as ContextValue[];

/** One of the values that a row of this kind may have. */
export function contextValueOf(kind: RowKind): ContextValue {
  const found = contextValues.find((value) => value === kind || value.startsWith(`${kind}.`));
  if (found === undefined) {
    throw new Error(`No row of the kind ${kind} has a context value.`);
  }
  return found;
}
