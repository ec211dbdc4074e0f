import type { ShownCall } from '../../diagram/callObject.ts';
import type { Location } from '../../diagram/screen/location.ts';
import type { Choices, Screen } from '../../diagram/screen/screen.ts';
import type { Words } from '../../diagram/words.ts';
import type { HostRequest } from '../../protocol/messages.ts';
import { HostChannel, type Outcome, type Told } from './hostChannel.ts';
import { keepSame } from './keepSame.ts';
import { parseSavedState, type SavedState, type VsCodeApi } from './savedState.ts';

/** A card that was selected elsewhere and is to come into sight: another object each time. */
export interface SoughtCard {
  readonly cardId: string;
}

export interface ViewState extends SavedState {
  readonly words: Words | undefined;
  readonly screen: Screen | undefined;
  /** Oldest first. */
  readonly calls: readonly ShownCall[];
  readonly sought: SoughtCard | undefined;
  /** What the last request failed of, as the host worded it. */
  readonly problem: string | undefined;
}

/** What the webview shows, and all that a person can do with it. */
export class ViewSession {
  readonly #api: VsCodeApi;
  readonly #channel: HostChannel;
  readonly #onChange: (state: ViewState) => void;
  #state: ViewState;

  constructor(api: VsCodeApi, endpointId: string, onChange: (state: ViewState) => void, timeoutMs: number) {
    this.#api = api;
    this.#onChange = onChange;
    this.#channel = new HostChannel(
      (message) => api.postMessage(message),
      (told) => this.#onTold(told),
      timeoutMs,
    );
    const saved = parseSavedState(api.getState(), endpointId);
    this.#state = {
      ...saved,
      ...{ words: undefined, screen: undefined, calls: [], problem: undefined },
      sought: soughtCard(saved.choices.selectedCardId),
    };
  }

  get state(): ViewState {
    return this.#state;
  }

  /** Asks for words and a screen until they come. */
  async start(): Promise<void> {
    if (this.#state.isCallsOpen) {
      void this.ask({ kind: 'watchCalls', watch: true });
    }
    let outcome: Outcome;
    do {
      const { location, choices } = this.#state;
      outcome = await this.#channel.request({ kind: 'ready', ...(location && { location }), choices });
    } while (outcome.kind === 'timedOut');
    this.#change({ problem: outcome.kind === 'failed' ? outcome.text : undefined });
  }

  receive(data: unknown): void {
    this.#channel.receive(data);
  }

  async ask(request: HostRequest): Promise<void> {
    const outcome = await this.#channel.request(request);
    this.#change({ problem: outcome.kind === 'failed' ? outcome.text : undefined });
  }

  /** Shows another location, with nothing selected there but the card that is named. */
  go(location: Location, selectedCardId?: string): void {
    this.#show(location, { ...this.#state.choices, selectedCardId });
  }

  select(cardId: string | undefined): void {
    this.#show(this.#here(), { ...this.#state.choices, selectedCardId: cardId });
  }

  /** Bound, so that it is the same function from drawing to drawing. */
  readonly toggleGroup = (groupId: string): void => {
    const { choices } = this.#state;
    const { expandedGroups: open } = choices;
    const expandedGroups = open.includes(groupId) ? open.filter((id) => id !== groupId) : [...open, groupId];
    this.#show(this.#here(), { ...choices, expandedGroups });
  };

  /** Goes up: to the crumb before the last one. */
  back(): void {
    const parent = this.#state.screen?.crumbs.at(-2);
    if (parent !== undefined) {
      this.go(parent.to);
    }
  }

  openDetails(isDetailsOpen: boolean): void {
    this.#change({ isDetailsOpen });
  }

  openCalls(isCallsOpen: boolean): void {
    this.#change({ isCallsOpen, calls: [] });
    void this.ask({ kind: 'watchCalls', watch: isCallsOpen });
  }

  #here(): Location {
    return this.#state.location ?? this.#state.screen?.location ?? { at: 'node' };
  }

  #show(location: Location, choices: Choices): void {
    this.#change({ location, choices });
    void this.ask({ kind: 'show', location, choices });
  }

  #onTold(told: Told): void {
    switch (told.kind) {
      case 'screen': {
        const screen = keepSame(this.#state.screen, told.screen);
        this.#change({ screen, location: screen.location });
        return;
      }
      case 'words':
        this.#change({ words: told.words });
        return;
      case 'navigate':
        this.#change({ sought: soughtCard(told.selectedCardId) });
        this.go(told.location, told.selectedCardId);
        return;
      case 'calls':
        this.#change({ calls: told.all ? told.calls : mergedCalls(this.#state.calls, told.calls) });
    }
  }

  #change(part: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...part };
    const { endpointId, location, choices, isDetailsOpen, isCallsOpen } = this.#state;
    this.#api.setState({ endpointId, location, choices, isDetailsOpen, isCallsOpen } satisfies SavedState);
    this.#onChange(this.#state);
  }
}

function soughtCard(cardId: string | undefined): SoughtCard | undefined {
  return cardId === undefined ? undefined : { cardId };
}

/** As many as the host keeps for an endpoint at most, so that an open panel is bounded too. */
const KEPT = 1000;

/** The calls that were known with those that began or changed since, oldest first. */
function mergedCalls(known: readonly ShownCall[], changed: readonly ShownCall[]): readonly ShownCall[] {
  const byKey = new Map(known.map((call) => [keyOf(call), call]));
  for (const call of changed) {
    byKey.set(keyOf(call), call);
  }
  return [...byKey.values()].slice(-KEPT);
}

function keyOf({ endpointId, id }: ShownCall): string {
  return `${id} ${endpointId}`;
}
