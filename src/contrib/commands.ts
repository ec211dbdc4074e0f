import { onRow, type RowPattern } from './contextValues.ts';
import { objectViewNames, viewNames } from './views.ts';
import { allOf, contextKeys, inspectedDocument, inView } from './whenClause.ts';

/**
 * Where a command of ours appears. `row` is on a row, and so on the card of the same object too; `view/item/context` is
 * on rows alone.
 */
export type MenuName = 'view/title' | 'row' | 'view/item/context' | 'editor/title';

interface MenuEntry {
  readonly menu: MenuName;
  readonly when: string;
  /** `navigation` and `inline` show the icon; the rest sort the context menu: open, act, copy, danger. */
  readonly group: string;
}

export interface CommandEntry {
  /** A codicon; needed where the command shows as an icon alone. */
  readonly icon?: string;
  /**
   * What the command is called with: `none`; `rows` of a tree, all or none of which may be given; `endpoint`, whose
   * row may be given.
   */
  readonly takes: 'none' | 'rows' | 'endpoint';
  /** Whether the palette has it, or when. */
  readonly palette: boolean | string;
  readonly menus: readonly MenuEntry[];
}

const anyView = inView(...viewNames);
const objectView = inView(...objectViewNames);
const podRows = ['sandbox.*', 'container.*'] as const;
const objectRows = [...podRows, 'image.*'] as const;
/** Endpoints that have been read, though perhaps some time ago. */
const readEndpoints = ['endpoint.live', 'endpoint.stale'] as const;
const failedEndpoints = ['endpoint.failed', 'endpoint.stale', 'problem.*'] as const;

function title(when: string, group: string): MenuEntry {
  return { menu: 'view/title', when, group };
}

function inspected(values: 'shown' | 'hidden'): MenuEntry {
  return { menu: 'editor/title', when: inspectedDocument(values), group: 'navigation@1' };
}

function row(patterns: readonly RowPattern[], group: string): MenuEntry {
  return { menu: 'row', when: onRow(patterns), group };
}

/**
 * Only while no more than one row is selected. Of several, VS Code offers what the menu of each has: what they are all
 * removed by is one command.
 */
function oneRow(patterns: readonly RowPattern[], group: string): MenuEntry {
  return { menu: 'row', when: allOf('!listMultiSelection', onRow(patterns)), group };
}

/** Every command once. Its id is `criExplorer.<key>`, its title stands in package.nls.json under `command.<key>`. */
export const commands = {
  refresh: {
    icon: 'refresh',
    takes: 'endpoint',
    palette: true,
    menus: [title(anyView, 'navigation@9'), row(['endpoint.*'], '2_act@9')],
  },
  pullImage: {
    icon: 'cloud-download',
    takes: 'endpoint',
    palette: true,
    menus: [title(inView('images'), 'navigation@1'), row(readEndpoints, '2_act@1')],
  },
  filter: {
    icon: 'filter',
    takes: 'none',
    palette: true,
    menus: [title(objectView, 'navigation@2')],
  },
  clearFilter: {
    icon: 'clear-all',
    takes: 'none',
    palette: true,
    menus: [title(allOf(objectView, contextKeys.filtered), 'navigation@3')],
  },
  groupContainers: {
    icon: 'group-by-ref-type',
    takes: 'none',
    palette: true,
    menus: [title(inView('containers'), 'navigation@4')],
  },
  sort: { takes: 'none', palette: true, menus: [title(inView('sandboxes', 'containers'), '1_view@1')] },
  inspect: {
    icon: 'open-preview',
    takes: 'rows',
    palette: true,
    menus: [row([...objectRows, ...readEndpoints], '1_open@9')],
  },
  /** Environment values and likely secrets of an inspected document. */
  showValues: { icon: 'eye', takes: 'none', palette: inspectedDocument('hidden'), menus: [inspected('hidden')] },
  hideValues: { icon: 'eye-closed', takes: 'none', palette: inspectedDocument('shown'), menus: [inspected('shown')] },
  showLayers: {
    icon: 'layers',
    takes: 'rows',
    palette: true,
    menus: [title(inView('sandboxes', 'runtime'), 'navigation@5'), row([...podRows, ...readEndpoints], '1_open@3')],
  },
  startContainer: {
    icon: 'play',
    takes: 'rows',
    palette: true,
    menus: [row(['container.created'], 'inline@1'), row(['container.created'], '2_act@1')],
  },
  stopContainer: {
    icon: 'debug-stop',
    takes: 'rows',
    palette: true,
    // One whose state is unknown may run on.
    menus: [row(['container.running', 'container.unknown'], '2_act@2')],
  },
  execInTerminal: {
    icon: 'terminal',
    takes: 'rows',
    palette: true,
    menus: [row(['container.running'], 'inline@1'), row(['container.running'], '1_open@1')],
  },
  execCommand: {
    icon: 'terminal-cmd',
    takes: 'rows',
    palette: true,
    menus: [row(['container.running'], '1_open@2')],
  },
  copyId: { takes: 'rows', palette: true, menus: [row(objectRows, '3_copy@1')] },
  copyName: { takes: 'rows', palette: true, menus: [row(podRows, '3_copy@2')] },
  copyImageReference: { takes: 'rows', palette: true, menus: [row(['container.*', 'image.*'], '3_copy@3')] },
  stopSandbox: {
    icon: 'debug-stop',
    takes: 'rows',
    palette: true,
    menus: [row(['sandbox.ready', 'sandbox.notReady.alive'], '9_danger@1')],
  },
  removeSandbox: { icon: 'trash', takes: 'rows', palette: true, menus: [oneRow(['sandbox.*'], '9_danger@2')] },
  removeContainer: { icon: 'trash', takes: 'rows', palette: true, menus: [oneRow(['container.*'], '9_danger@1')] },
  removeImage: {
    icon: 'trash',
    takes: 'rows',
    palette: true,
    menus: [row(['image.*'], 'inline@1'), oneRow(['image.*'], '9_danger@1')],
  },
  /** What the Delete key runs: whatever the selection holds, after one question. */
  removeSelection: {
    takes: 'rows',
    palette: false,
    menus: [{ menu: 'view/item/context', when: allOf(objectView, 'listMultiSelection'), group: '9_danger@1' }],
  },
  configureEndpoints: {
    icon: 'plug',
    takes: 'none',
    palette: true,
    menus: [title(inView('runtime'), 'navigation@1')],
  },
  /** Forgets a login that was typed in for a pull. */
  forgetRegistryLogin: { takes: 'none', palette: true, menus: [] },
  selectEndpoint: { takes: 'none', palette: true, menus: [] },
  retryConnection: {
    icon: 'debug-restart',
    takes: 'endpoint',
    palette: true,
    menus: [row(failedEndpoints, '2_act@1')],
  },
  explainProblem: {
    icon: 'question',
    takes: 'endpoint',
    palette: true,
    menus: [row(failedEndpoints, 'inline@1'), row(failedEndpoints, '1_open@1')],
  },
  startDemonstration: { takes: 'none', palette: true, menus: [] },
  showLog: { icon: 'output', takes: 'none', palette: true, menus: [title(inView('runtime'), '1_log@1')] },
} as const satisfies Record<string, CommandEntry>;

export type CommandName = keyof typeof commands;

/** The commands that are called in one way, by what they take. */
export type CommandsTaking<Takes extends CommandEntry['takes']> = {
  [Name in CommandName]: (typeof commands)[Name]['takes'] extends Takes ? Name : never;
}[CommandName];
