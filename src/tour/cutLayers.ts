import type { LayersSnapshot } from '../contract/layers/snapshot.ts';

/** The layers with the tour's sandbox alone: what else runs on a node is nobody's business later. */
export function cutLayers(snapshot: LayersSnapshot, sandboxId: string | undefined): LayersSnapshot {
  return {
    ...snapshot,
    node: { ...snapshot.node, orphans: { known: true, value: [], source: { from: 'design', of: 'the recording' } } },
    sandboxes: snapshot.sandboxes.filter(({ sandbox }) => sandbox.id === sandboxId),
  };
}
