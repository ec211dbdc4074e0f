import type { Tone } from './card.ts';
import type { CompareScreen } from './compareScreen.ts';
import type { Details } from './details.ts';
import type { Location } from './location.ts';
import type { NodeScreen } from './nodeScreen.ts';
import type { SandboxScreen } from './sandboxScreen.ts';
import type { TourScreen } from './tourScreen.ts';

/** What is drawn instead of a diagram: the endpoint is not reached yet or not any more, or the object is gone. */
export interface EmptyScreen {
  readonly level: 'empty';
  readonly title: string;
  readonly text: string;
  /** Offered as a button: to the node, or a command. */
  readonly back?: Location;
}

export interface Crumb {
  readonly label: string;
  readonly to: Location;
}

/** All that the webview shows but its own controls: a function of the facts and of what the person chose. */
export interface Screen {
  /** Where that is; of a comparison with the sides that were chosen for the person. */
  readonly location: Location;
  /** From the endpoint to here; the last one is here. */
  readonly crumbs: readonly Crumb[];
  /** `live · events`. */
  readonly status: { readonly text: string; readonly tone: Tone };
  /** Of a screen of facts that may have changed since: as of when they are. A recorded tour is never of now, and has none. */
  readonly notLive?: string;
  readonly body: NodeScreen | SandboxScreen | CompareScreen | TourScreen | EmptyScreen;
  readonly details: Details | undefined;
}

/** What a person chose in the view, besides the location. Kept by the webview, and told to whoever projects. */
export interface Choices {
  readonly selectedCardId: string | undefined;
  /** Ids of groups of sandboxes that are shown whole. */
  readonly expandedGroups: readonly string[];
}
