import { type Disposable, DisposableStore } from '../../src/common/disposable.ts';
import { Slices } from '../../src/common/slices.ts';
import type { ViewId } from '../../src/contrib/views.ts';
import type { EndpointSessions } from '../../src/model/session/endpointSessions.ts';
import { defaultChoices } from '../../src/tree/choices.ts';
import { Forest } from '../../src/tree/forest.ts';
import { type EndpointSearch, ViewSources } from '../../src/tree/views.ts';
import { english } from '../builders/rows.ts';

export interface OpenViews extends Disposable {
  readonly containers: Forest;
}

/** The rows of the views as the trees keep them, all visible, without a workbench. */
export function openViews(endpoints: EndpointSessions & EndpointSearch): OpenViews {
  const owned = new DisposableStore();
  const slices = new Slices();
  const { byId } = owned.add(new ViewSources(endpoints));
  const open = (view: ViewId): Forest => {
    const source = byId[view];
    const forest = owned.add(
      new Forest({ endpoints, source, choices: () => defaultChoices, slices, l10n: english, nowMs: Date.now }),
    );
    forest.setVisible(true);
    return forest;
  };
  open('criExplorer.sandboxes');
  open('criExplorer.images');
  open('criExplorer.runtime');
  return { containers: open('criExplorer.containers'), dispose: () => owned.dispose() };
}
