import type { ContainerFacts } from '../../contract/layers/container.ts';
import { objectLabel } from '../../words/names.ts';
import { newestAttempts } from '../newestAttempts.ts';
import type { ComparedSides } from './comparedSides.ts';

/** Containers that are compared one by one. */
const pairLimit = 4;

export interface ContainerPair {
  /** Before each label; empty where there is but one pair. */
  readonly name: string;
  readonly left: ContainerFacts;
  readonly right: ContainerFacts;
}

/** Those of one name with each other, the rest in the order in which they were made. */
export function containerPairs({ left, right }: ComparedSides): readonly ContainerPair[] {
  const ones = newestAttempts(left.containers);
  const others = newestAttempts(right.containers);
  const named = ones.flatMap((one) => {
    const other = others.find(({ container }) => container.name === one.container.name);
    return other === undefined ? [] : [{ left: one, right: other }];
  });
  const restOnes = ones.filter((one) => !named.some((pair) => pair.left === one));
  const restOthers = others.filter((other) => !named.some((pair) => pair.right === other));
  const rest = restOnes.flatMap((one, index) => {
    const other = restOthers[index];
    return other === undefined ? [] : [{ left: one, right: other }];
  });
  const pairs = [...named, ...rest].slice(0, pairLimit);
  return pairs.map((pair) => ({ name: pairs.length > 1 ? pairName(pair) : '', ...pair }));
}

function pairName({ left, right }: Omit<ContainerPair, 'name'>): string {
  const names = [left, right].map(({ container }) => objectLabel(container.name, container.id));
  return [...new Set(names)].join(' / ');
}
