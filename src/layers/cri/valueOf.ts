import type { Fact } from '../../contract/layers/fact.ts';

export function valueOf<T>(fact: Fact<T>): T | undefined {
  return fact.known ? fact.value : undefined;
}
