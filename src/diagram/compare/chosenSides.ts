import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import type { Location } from '../screen/location.ts';

type Comparison = Extract<Location, { at: 'compare' }>;

/**
 * A comparison with both sides named. An empty id is chosen here: two that run, and of different isolation where the
 * node has such, for they have most to tell. What cannot be chosen stays empty.
 */
export function chosenSides({ sandboxes }: LayersSnapshot, { leftId, rightId }: Comparison): Comparison {
  const find = (id: string): SandboxFacts | undefined => sandboxes.find(({ sandbox }) => sandbox.id === id);
  const running = sandboxes.filter(({ sandbox }) => sandbox.state === 'ready');
  const candidates = running.length > 1 ? running : sandboxes;
  const left = leftId === '' ? candidates.find(({ sandbox }) => sandbox.id !== rightId) : find(leftId);
  const others = candidates.filter(({ sandbox }) => sandbox.id !== left?.sandbox.id);
  const right =
    rightId === ''
      ? (others.find(({ runtime }) => runtime.isolation !== left?.runtime.isolation) ??
        others.find(({ runtime }) => runtime.name !== left?.runtime.name) ??
        others[0])
      : find(rightId);
  return {
    at: 'compare',
    leftId: leftId === '' ? (left?.sandbox.id ?? '') : leftId,
    rightId: rightId === '' ? (right?.sandbox.id ?? '') : rightId,
  };
}
