import type { ContextValue } from './contextValues.ts';

/** Of a page that shows what is there now. */
export const liveSection = 'live';
/** Of a page, or a part of one, that shows what was recorded: its objects are not there to be acted on. */
export const recordedSection = 'recorded';

/**
 * What elements of the diagram carry as `data-vscode-context`: VS Code takes all that is around the place of a right
 * click, what is within before what is around, asks the menus' when clauses with it, and passes it to the command. So
 * the page and a card make together what a command takes for a row.
 */
export interface PageContext {
  readonly webviewSection: typeof liveSection | typeof recordedSection;
  readonly endpointId?: string;
  /** Without it VS Code offers to cut and paste. */
  readonly preventDefaultContextMenuItems?: true;
}

export interface CardContext {
  readonly viewItem: ContextValue;
  readonly kind: string;
  readonly objectId: string;
  readonly label: string;
}
