import { Coalescer } from '../../common/coalescer.ts';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import { type EndpointSessions, watchSessions } from '../../model/session/endpointSessions.ts';
import { asksForAddresses } from '../../tree/parseFilter.ts';
import { PodAddresses } from '../../tree/podAddresses.ts';
import type { ViewChoicesStore } from '../ui/viewChoicesStore.ts';

const spacingMs = 1000;

/**
 * Reads the addresses of pods while the filter asks for them, also of pods that come then.
 *
 * Lives in host although it needs no vscode: what the views show is chosen here.
 */
export function followAddresses(choices: ViewChoicesStore, endpoints: EndpointSessions): Disposable {
  const store = new DisposableStore();
  const addresses = new PodAddresses(endpoints);
  const reads = store.add(
    new Coalescer<undefined>({
      merge: () => undefined,
      run: async (_, signal) => {
        choices.takeAddresses(await addresses.read(signal));
      },
      spacingMs: () => spacingMs,
    }),
  );
  const look = (): void => {
    if (asksForAddresses(choices.choices.filter)) {
      reads.schedule(undefined);
    }
  };
  store.add(choices.onDidChange(look));
  store.add(
    watchSessions(endpoints, (change) => {
      if (change === undefined || change.sandboxes.size > 0) {
        look();
      }
    }),
  );
  return store;
}
