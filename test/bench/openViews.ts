import { DisposableStore, type Disposable } from '../../src/common/disposable.ts';
import type { EndpointSession } from '../../src/model/endpointSession.ts';
import type { EndpointSessions } from '../../src/model/endpointSessions.ts';
import { defaultChoices } from '../../src/projection/viewChoices.ts';
import { RowForest } from '../../src/host/tree/rowForest.ts';
import { Turns } from '../../src/host/tree/turns.ts';
import { viewSources } from '../../src/host/tree/viewSources.ts';
import { english } from '../builders/projection.ts';

export type ViewName = keyof ReturnType<typeof viewSources>;

export interface OpenViews extends Disposable {
  readonly forests: Readonly<Record<ViewName, RowForest>>;
}

/** The rows of the four views as the trees keep them, visible, without a workbench. */
export function openViews(session: EndpointSession): OpenViews {
  const owned = new DisposableStore();
  const endpoints: EndpointSessions = {
    sessions: [session],
    session: (id) => (id === session.endpoint.id ? session : undefined),
    onDidChangeSessions: () => ({ dispose: () => undefined }),
  };
  const turns = owned.add(new Turns());
  const sources = viewSources({ loaded: true, discovery: [] });
  const open = (view: ViewName): RowForest => {
    const source = sources[view];
    const forest = owned.add(
      new RowForest({ endpoints, source, choices: () => defaultChoices, turns, l10n: english, nowMs: Date.now }),
    );
    forest.setVisible(true);
    return forest;
  };
  return {
    forests: {
      'criExplorer.sandboxes': open('criExplorer.sandboxes'),
      'criExplorer.containers': open('criExplorer.containers'),
      'criExplorer.images': open('criExplorer.images'),
      'criExplorer.runtime': open('criExplorer.runtime'),
    },
    dispose: () => owned.dispose(),
  };
}
