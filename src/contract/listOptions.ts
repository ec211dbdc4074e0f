import type { CallOptions } from './callOptions.ts';

export interface ListOptions<Item> extends CallOptions {
  /**
   * Called with each item as soon as it is decoded; what it returns stands in the list. Of ten thousand items that say
   * nothing new none then outlives the moment, which is cheap for the garbage collector: letting all of them grow old
   * first blocks the event loop for tens of milliseconds.
   */
  readonly keep?: (item: Item) => Item;
}
