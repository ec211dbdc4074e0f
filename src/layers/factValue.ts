import type { Fact } from '../contract/layers/fact.ts';

/** The value of a fact; `undefined` where it is unknown. */
export function valueOf<T>(fact: Fact<T>): T | undefined {
  return fact.known ? fact.value : undefined;
}

/** Replaces a `notReadYet` fact when no reader is going to fill it in. */
export function replaceNotReadYet<T>(fact: Fact<T>, otherwise: Fact<T>): Fact<T> {
  return !fact.known && fact.reason.why === 'notReadYet' ? otherwise : fact;
}
