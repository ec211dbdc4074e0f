import type { Fact } from '../../contract/layers/fact.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { factLine } from '../factLine.ts';
import type { ComparedFact, ComparedValue } from '../screen/compareScreen.ts';

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
  context: DiagramContext,
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

function comparedValue<T>(fact: Fact<T>, format: (value: T) => string, context: DiagramContext): ComparedValue {
  const { value, source, tone, isKnown } = factLine('', fact, format, context);
  return { value, source, tone, isKnown };
}
