import type { Fact } from '../../contract/layers/fact.ts';

/** A part of a fact, or what follows from it: with the same source. */
export function mapFact<T, U>(fact: Fact<T>, part: (value: T) => U): Fact<U> {
  return fact.known ? { ...fact, value: part(fact.value) } : fact;
}
