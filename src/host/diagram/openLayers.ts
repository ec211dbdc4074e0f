import type { LayersSource } from '../../contract/layers/snapshot.ts';
import { LayersSession } from '../../layers/session/layersSession.ts';
import type { EndpointSession } from '../../model/endpointSession.ts';
import { nodeOfThisMachine } from '../../proc/nodeOfThisMachine.ts';

/** @param now milliseconds since 1970 */
export function openLayers(session: EndpointSession, now: () => number): LayersSource {
  return new LayersSession({ session, node: nodeOfThisMachine(), now });
}
