import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { containerState } from '../containerState.ts';
import { containerTone } from '../containerTone.ts';

const order = ['bad', 'warn', 'good', 'accent', 'plain', 'muted'] as const;

/** Those with trouble first, the ended ones last; else as they were made. */
export function worstFirst(containers: readonly ContainerFacts[], sandbox: Sandbox): readonly ContainerFacts[] {
  const rank = (facts: ContainerFacts): number => order.indexOf(containerTone(containerState(facts, sandbox)));
  return [...containers].sort((left, right) => rank(left) - rank(right));
}
