import type { Fact } from '../contract/layers/fact.ts';

export function valueOf<T>(fact: Fact<T>): T | undefined {
  return fact.known ? fact.value : undefined;
}

/** What is still to be read, but will be by nobody, is not to be waited for. */
export function unlessNotReadYet<T>(fact: Fact<T>, otherwise: Fact<T>): Fact<T> {
  return !fact.known && fact.reason.why === 'notReadYet' ? otherwise : fact;
}
