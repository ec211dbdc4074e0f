import type { Fact } from '../contract/layers/fact.ts';

/** What is still to be read, but will be by nobody, is not to be waited for. */
export function orElse<T>(fact: Fact<T>, otherwise: Fact<T>): Fact<T> {
  return !fact.known && fact.reason.why === 'notReadYet' ? otherwise : fact;
}
