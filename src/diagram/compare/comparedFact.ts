import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { objectLabel } from '../../words/names.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { newestAttempts } from '../container/attempts.ts';
import { factLine } from '../fact/factLine.ts';
import type { ComparedFact, ComparedValue } from '../screen/compareScreen.ts';

/** What is compared. */
export interface ComparedSides {
  readonly snapshot: LayersSnapshot;
  readonly left: SandboxFacts;
  readonly right: SandboxFacts;
  readonly context: WordContext;
}

export interface Comparison<T> {
  readonly format: (value: T) => string;
  /** Off for pids, ids and addresses: they differ always, and that says nothing. */
  readonly isMarked?: boolean;
  /** By what two values are told apart where that is not their text. */
  readonly sameAs?: (left: T, right: T) => boolean;
  /** What it means that they differ. */
  readonly meaning?: (left: T, right: T) => string | undefined;
}

/** One fact of both sides. Not known is not different. */
export function comparedFact<T>(
  label: string,
  [left, right]: readonly [Fact<T>, Fact<T>],
  { format, isMarked = true, sameAs, meaning }: Comparison<T>,
  context: WordContext,
): ComparedFact {
  const isSame = sameAs ?? ((one: T, other: T): boolean => format(one) === format(other));
  const differs = isMarked && left.known && right.known && !isSame(left.value, right.value);
  const means = differs ? meaning?.(left.value, right.value) : undefined;
  return {
    label,
    left: comparedValue(left, format, context),
    right: comparedValue(right, format, context),
    differs,
    ...(means === undefined ? {} : { meaning: means }),
  };
}

function comparedValue<T>(fact: Fact<T>, format: (value: T) => string, context: WordContext): ComparedValue {
  const { value, source, tone, isKnown } = factLine('', fact, format, context);
  return { value, source, tone, isKnown };
}

/** A part of a fact, or what follows from it: with the same source. */
export function mapFact<T, U>(fact: Fact<T>, part: (value: T) => U): Fact<U> {
  return fact.known ? { ...fact, value: part(fact.value) } : fact;
}

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

/** `nginx: Seccomp` where several containers are compared. */
export function pairLabel(name: string, label: string): string {
  return name === '' ? label : `${name}: ${label}`;
}
