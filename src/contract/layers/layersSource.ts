import type { Disposable } from '../../common/disposable.ts';
import type { Event } from '../../common/emitter.ts';
import type { LayersSnapshot } from './layersSnapshot.ts';

/** Follows the layers of one endpoint while someone looks at them. */
export interface LayersSource extends Disposable {
  readonly snapshot: LayersSnapshot;
  /** One event for one change, not more often than a person can follow. */
  readonly onDidChange: Event<void>;
  /** The sandboxes whose containers, snapshots and usage are wanted; those of the others stay `notReadYet`. */
  look(sandboxIds: readonly string[]): void;
  /** Nothing is read while nothing of it is visible. */
  setVisible(visible: boolean): void;
}
