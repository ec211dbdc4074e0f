import type { CallRecord } from '../contract/call.ts';
import type { Location } from '../diagram/screen/location.ts';
import type { Screen } from '../diagram/screen/screen.ts';
import type { Words } from '../diagram/words.ts';

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
  | { readonly kind: 'calls'; readonly all: boolean; readonly calls: readonly CallRecord[] }
  /** Every request is answered, with a screen or with this. */
  | { readonly kind: 'done'; readonly requestId: number }
  | { readonly kind: 'failed'; readonly requestId: number; readonly text: string };
