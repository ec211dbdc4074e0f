import type { Memento } from 'vscode';
import type { Disposable } from '../../common/disposable.ts';
import { Emitter, type Event } from '../../common/emitter.ts';
import {
  defaultChoices,
  type Grouping,
  groupings,
  type SortOrder,
  sortOrders,
  type ViewChoices,
} from '../../tree/choices.ts';
import { type Addresses, parseFilter } from '../../tree/parseFilter.ts';

const groupingKey = 'containerGrouping';
const sortOrderKey = 'sortOrder';

/** What a person chose to see. Grouping and order are remembered; a filter that outlived its window would only hide. */
export class ViewChoicesStore implements Disposable {
  readonly #memento: Memento;
  readonly #changed = new Emitter<void>();
  #choices: ViewChoices;

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
    this.#choices = {
      ...defaultChoices,
      grouping: remembered(memento.get(groupingKey), groupings) ?? defaultChoices.grouping,
      sortOrder: remembered(memento.get(sortOrderKey), sortOrders) ?? defaultChoices.sortOrder,
    };
  }

  get choices(): ViewChoices {
    return this.#choices;
  }

  filter(typed: string): void {
    const filter = parseFilter(typed, this.#choices.filter.addresses);
    if (filter.text !== this.#choices.filter.text) {
      this.#choose({ filter });
    }
  }

  /** What the filter needs to know of pods that no list tells. */
  takeAddresses(addresses: Addresses): void {
    if (addresses !== this.#choices.filter.addresses) {
      this.#choose({ filter: { ...this.#choices.filter, addresses } });
    }
  }

  async group(grouping: Grouping): Promise<void> {
    this.#choose({ grouping });
    await this.#memento.update(groupingKey, grouping);
  }

  async sort(sortOrder: SortOrder): Promise<void> {
    this.#choose({ sortOrder });
    await this.#memento.update(sortOrderKey, sortOrder);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #choose(changes: Partial<ViewChoices>): void {
    this.#choices = { ...this.#choices, ...changes };
    this.#changed.fire();
  }
}

function remembered<T extends string>(value: unknown, values: readonly T[]): T | undefined {
  return values.find((known) => known === value);
}
