import { type Disposable, DisposableStore } from '../../src/common/disposable.ts';
import type { ViewId } from '../../src/contrib/views.ts';
import { RowForest } from '../../src/host/tree/rowForest.ts';
import { Turns } from '../../src/host/tree/turns.ts';
import { viewSources } from '../../src/host/tree/viewSources.ts';
import type { EndpointSessions } from '../../src/model/endpointSessions.ts';
import { defaultChoices } from '../../src/projection/viewChoices.ts';
import { english } from '../builders/projection.ts';

export interface OpenViews extends Disposable {
  readonly containers: RowForest;
}

/** The rows of the views as the trees keep them, all visible, without a workbench. */
export function openViews(endpoints: EndpointSessions): OpenViews {
  const owned = new DisposableStore();
  const turns = owned.add(new Turns());
  const sources = viewSources({ loaded: true, discovery: [], session: (id) => endpoints.session(id) });
  const open = (view: ViewId): RowForest => {
    const source = sources[view];
    const forest = owned.add(
      new RowForest({ endpoints, source, choices: () => defaultChoices, turns, l10n: english, nowMs: Date.now }),
    );
    forest.setVisible(true);
    return forest;
  };
  open('criExplorer.sandboxes');
  open('criExplorer.images');
  open('criExplorer.runtime');
  return { containers: open('criExplorer.containers'), dispose: () => owned.dispose() };
}
