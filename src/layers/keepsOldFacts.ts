import type { CriReason } from '../contract/failure.ts';
import type { UnknownReason } from '../contract/layers/fact.ts';

/** Nothing is wrong with the object: the connection broke, or the object has gone, which the list will tell. */
const notItsFault: ReadonlySet<CriReason> = new Set<CriReason>([
  ...(['notFound', 'cancelled', 'socketAbsent', 'permissionDenied'] as const),
  ...(['connectionRefused', 'unreachable', 'runtimeRestarted', 'criNotServed'] as const),
]);

export function keepsOldFacts(failed: UnknownReason | undefined): boolean {
  return failed?.why === 'callFailed' && notItsFault.has(failed.reason);
}
