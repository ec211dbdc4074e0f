import type { ContextValue } from '../contrib/contextValues.ts';

export type RowKind =
  'endpoint' | 'problem' | 'sandbox' | 'container' | 'earlierAttempts' | 'image' | 'pull' | 'group' | 'page' | 'fact';

/** A codicon, with a theme colour where the colour means something. */
export interface RowIcon {
  readonly name: string;
  readonly color?: string;
}

/** One row of a tree as pure data. Its id is endpoint/kind/id and holds no state, so that a change keeps selection. */
export interface Row {
  readonly id: string;
  readonly kind: RowKind;
  readonly endpointId: string;
  /** The sandbox, container or image the row stands for; empty for rows that stand for none. */
  readonly objectId: string;
  readonly label: string;
  readonly description: string;
  readonly icon?: RowIcon | undefined;
  readonly contextValue: ContextValue;
  readonly expansion: 'none' | 'collapsed' | 'expanded';
  /** May be made only when it is read: whoever does not show them leaves them alone. */
  readonly children: readonly Row[];
}
