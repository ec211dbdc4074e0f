import { escapeRegExp } from './escapeRegExp.ts';

/** How an accessible name begins: VS Code appends key bindings, counts and descriptions to its labels. */
export function nameStart(label: string | RegExp): RegExp {
  return label instanceof RegExp ? label : new RegExp(`^${escapeRegExp(label)}`);
}
