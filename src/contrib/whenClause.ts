import type { CriReason } from '../contract/failure.ts';
import { liveSection } from './cardContext.ts';
import { contributionId } from './contributionId.ts';
import { layersViewType, type ViewName } from './views.ts';

/**
 * What `criExplorer.state` may hold. With exactly one endpoint it is that endpoint's state; `live` only after its
 * lists have arrived, so that no view says "none" before that is known, and also while they are stale.
 */
export type StateKeyValue = 'noEndpoint' | 'connecting' | 'live' | 'several' | CriReason;

export const contextKeys = {
  /** A `StateKeyValue`. */
  state: contributionId('state'),
  /** Whether the filter hides rows. */
  filtered: contributionId('filtered'),
  /** The addresses of the inspected documents that show all values. */
  shownValues: contributionId('shownValues'),
} as const;

/** The workbench's own context keys that our when clauses ask. */
export const workbenchKeys = [
  'view',
  'viewItem',
  'webviewId',
  'webviewSection',
  'focusedView',
  'listFocus',
  'listMultiSelection',
  'inputFocus',
  'resource',
  'resourceScheme',
] as const;

export function inView(...names: readonly ViewName[]): string {
  const clauses = names.map((name) => `view == ${contributionId(name)}`);
  return clauses.length === 1 ? clauses.join('') : `(${clauses.join(' || ')})`;
}

export function inState(...states: readonly StateKeyValue[]): string {
  const clauses = states.map((state) => `${contextKeys.state} == ${state}`);
  return clauses.length === 1 ? clauses.join('') : `(${clauses.join(' || ')})`;
}

/** True while a key that is pressed is meant for a row of this view and not for a text box such as the tree's own Find. */
export function keyOnRow(name: ViewName): string {
  return `focusedView == ${contributionId(name)} && listFocus && !inputFocus`;
}

/** The scheme of the documents that `Inspect` opens. */
export const inspectScheme = 'cri';

/** An inspected document that shows all its values, or hides some. */
export function inspectedDocument(values: 'shown' | 'hidden'): string {
  const operator = values === 'shown' ? 'in' : 'not in';
  return allOf(`resourceScheme == ${inspectScheme}`, `resource ${operator} ${contextKeys.shownValues}`);
}

/** True on a card of the diagram whose object is there now, and not one of a recording. Its context has `viewItem` as a row's. */
export const onLiveCard = `webviewId == ${layersViewType} && webviewSection == ${liveSection}`;

export function allOf(...clauses: readonly string[]): string {
  return clauses.join(' && ');
}
