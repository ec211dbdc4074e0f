import type { SandboxFacts } from '../../src/contract/layers/sandbox.ts';
import type { LayersSnapshot, LayersSource } from '../../src/contract/layers/snapshot.ts';
import { eventually } from './eventually.ts';

/** Looks at these sandboxes, and gives the layers once nothing of them, or of the node, is still to be read. */
export async function settledLayers(
  layers: LayersSource,
  sandboxIds: readonly string[],
  isComplete: (facts: SandboxFacts) => boolean = () => true,
): Promise<LayersSnapshot> {
  layers.setDetailed(sandboxIds);
  await eventually(() => {
    const { sandboxes, node } = layers.snapshot;
    const looked = sandboxes.filter((facts) => sandboxIds.includes(facts.sandbox.id) && isComplete(facts));
    const unread = [...unreadFacts({ node, looked })];
    if (looked.length !== sandboxIds.length || unread.length > 0) {
      throw new Error(`Read ${looked.length} of ${sandboxIds.length}, but not ${unread.join(', ')}`);
    }
  });
  return layers.snapshot;
}

/** Where in the facts there are some that were not read yet. */
function* unreadFacts(value: unknown, path = ''): Generator<string> {
  if (typeof value === 'object' && value !== null) {
    if ('why' in value && value.why === 'notReadYet') {
      yield path;
    }
    for (const [key, item] of Object.entries(value)) {
      yield* unreadFacts(item, `${path}.${key}`);
    }
  }
}
