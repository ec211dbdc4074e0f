import type { ContextValue } from '../../contrib/contextValues.ts';
import type { Location } from './location.ts';

/** The commands that a card may run on its object: keys of `contrib/commands`, each of which takes rows. */
export const commandNames = [
  'inspect',
  'startContainer',
  'stopContainer',
  'execInTerminal',
  'copyId',
  'stopSandbox',
  'removeSandbox',
  'removeContainer',
] as const;

export type CardCommand = (typeof commandNames)[number];

/** What a colour says; the webview maps it to the theme's colours. */
export type Tone = 'plain' | 'muted' | 'good' | 'warn' | 'bad' | 'accent';

/** The colour of a column: of the kind of isolation, the same in each picture. */
export type Hue = 'none' | 'cri' | 'runtime' | 'hostKernel' | 'alternative' | 'userSpaceKernel' | 'virtualMachine';

export interface Badge {
  readonly text: string;
  readonly tone: Tone;
  /** What it means, for the tooltip and the screen reader. */
  readonly title?: string;
}

export interface Line {
  readonly text: string;
  readonly tone: Tone;
  readonly mono?: boolean;
}

/** What the tree row of a card stands for. */
export interface CardObject {
  readonly kind: 'endpoint' | 'sandbox' | 'container' | 'image';
  readonly id: string;
}

/** A command of the extension on the card's object. */
export interface CardAction {
  readonly command: CardCommand;
  readonly label: string;
}

/** A box of the diagram. Everything in it is words for a person: text is drawn as text. */
export interface Card {
  /** Unique in a screen and the same from snapshot to snapshot: `kubelet`, `cri/runtime`, `handler/runc`, `sandbox/<id>`. */
  readonly id: string;
  readonly title: string;
  /** At the right of the title, small. */
  readonly aside?: string;
  /** A dot before the title. */
  readonly state?: Tone;
  readonly lines: readonly Line[];
  readonly badges: readonly Badge[];
  /** 0 to 1: a bar under the lines, such as memory of its limit. */
  readonly bar?: { readonly share: number; readonly tone: Tone; readonly title: string };
  /** `dashed`: no process of it stays running. `hollow`: nothing uses it. */
  readonly border: 'solid' | 'dashed' | 'hollow';
  readonly hue: Hue;
  /** Where it goes on Enter or a double click. */
  readonly opens?: Location;
  readonly object?: CardObject;
  /** What the row of the object asks of the menus: a right click on the card opens the same. */
  readonly contextValue?: ContextValue;
  readonly actions: readonly CardAction[];
  /** Cards in it: containers of a sandbox, parts of the runtime. */
  readonly cards: readonly Card[];
  /** Said by a screen reader: title, state, where it belongs. */
  readonly label: string;
  /** What the search looks in, in lower case. */
  readonly search: string;
}

/** A line between two cards. */
export interface Connector {
  readonly from: string;
  readonly to: string;
  readonly style: 'solid' | 'dashed';
}
