import { contextKeys, type StateKeyValue } from './contextKeys.ts';
import { contributionId } from './contributionId.ts';
import type { ViewName } from './views.ts';

/** True on a row whose contextValue matches the whole pattern, a regular expression. */
export function onRow(pattern: string): string {
  return `viewItem =~ /^(${pattern})$/`;
}

export function inView(...names: readonly ViewName[]): string {
  const clauses = names.map((name) => `view == ${contributionId(name)}`);
  return clauses.length === 1 ? clauses.join('') : `(${clauses.join(' || ')})`;
}

export function inState(...states: readonly StateKeyValue[]): string {
  const clauses = states.map((state) => `${contextKeys.state} == ${state}`);
  return clauses.length === 1 ? clauses.join('') : `(${clauses.join(' || ')})`;
}

/** True while a key pressed is meant for a row of this view and not for a text box such as the tree's own Find. */
export function keyOnRow(name: ViewName): string {
  return `focusedView == ${contributionId(name)} && listFocus && !inputFocus`;
}

export function allOf(...clauses: readonly string[]): string {
  return clauses.join(' && ');
}
