import { type Disposable, DisposableStore } from '../common/disposable.ts';
import { crictlConfigPath, type DiscoveryRequest, wellKnownSockets } from './discoverEndpoints.ts';
import { watchSocket } from './watchSocket.ts';

/** Calls back when there may be something else in a place that the search for endpoints looks at. */
export function watchPlaces(
  {
    env,
    crictlConfig = crictlConfigPath(env),
    usualPlaces = wellKnownSockets,
  }: Pick<DiscoveryRequest, 'env' | 'crictlConfig' | 'usualPlaces'>,
  onChange: () => void,
): Disposable {
  const watchers = new DisposableStore();
  for (const file of [crictlConfig, ...usualPlaces.map((socket) => socket.path)]) {
    watchers.add(watchSocket(file, onChange));
  }
  return watchers;
}
