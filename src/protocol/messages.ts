import type { ShownCall } from '../diagram/callObject.ts';
import type { CardCommand, CardObject } from '../diagram/screen/card.ts';
import type { Location } from '../diagram/screen/location.ts';
import type { Choices, Screen } from '../diagram/screen/screen.ts';
import type { Words } from '../diagram/words.ts';

/** What the webview asks of the host. Each has an id, and is answered. */
export type ToHost = HostRequest & { readonly requestId: number };

export type HostRequest =
  /** The webview runs and wants words and a screen. The location is what it kept over a reload, if it kept any. */
  | { readonly kind: 'ready'; readonly location?: Location; readonly choices: Choices }
  /** Show this from now on. */
  | { readonly kind: 'show'; readonly location: Location; readonly choices: Choices }
  /** Select its row: with `force` also in a side bar that is not in sight, and with the keyboard's focus. */
  | { readonly kind: 'reveal'; readonly object: CardObject; readonly force: boolean }
  /** Run a command on an object; the host checks both. */
  | { readonly kind: 'run'; readonly command: CardCommand; readonly object: CardObject }
  | { readonly kind: 'watchCalls'; readonly watch: boolean }
  | { readonly kind: 'clearCalls' }
  /** The host asks where to, and writes. */
  | { readonly kind: 'exportCalls' }
  | { readonly kind: 'savePicture'; readonly format: 'svg'; readonly data: string }
  | { readonly kind: 'savePicture'; readonly format: 'png'; readonly dataBase64: string }
  | { readonly kind: 'recordTour' };

/** What the host tells the webview. A hidden webview loses messages, so each is whole in itself. */
export type ToWebview =
  /** The answer to `ready`, and what a change of the facts sends. An older generation than the last is dropped. */
  | {
      readonly kind: 'screen';
      readonly generation: number;
      /** The newest request that this screen answers. */
      readonly requestId: number;
      readonly screen: Screen;
    }
  | { readonly kind: 'words'; readonly words: Words }
  /** Go there: the person chose a row of the tree. */
  | { readonly kind: 'navigate'; readonly location: Location; readonly selectedCardId?: string }
  /** All calls that are kept, once after `watchCalls`; then those that began or changed since. */
  | { readonly kind: 'calls'; readonly all: boolean; readonly calls: readonly ShownCall[] }
  /** Every request is answered, with a screen or with this. */
  | { readonly kind: 'done'; readonly requestId: number }
  | { readonly kind: 'failed'; readonly requestId: number; readonly text: string };
