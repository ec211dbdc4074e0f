import { lanes } from '../node/lanes.ts';
import type { TourDeed } from '../screen/tourScreen.ts';
import { createDeeds } from './createDeeds.ts';
import { execDeeds } from './execDeeds.ts';
import type { LaneDeeds } from './laneDeeds.ts';
import { pullDeeds } from './pullDeeds.ts';
import { removeDeeds } from './removeDeeds.ts';
import { runSandboxDeeds } from './runSandboxDeeds.ts';
import { startDeeds } from './startDeeds.ts';
import { stopDeeds } from './stopDeeds.ts';
import type { TourFacts } from './tourFacts.ts';

/** In the order of the lanes, as the diagram has them. */
export function tourDeeds(facts: TourFacts): readonly TourDeed[] {
  const deeds = deedsOf(facts);
  return lanes(facts.context.l10n).flatMap(({ id, title }) => {
    const text = deeds[id];
    return text === undefined ? [] : [{ layer: title, text }];
  });
}

function deedsOf(facts: TourFacts): LaneDeeds {
  switch (facts.step.kind) {
    case 'pull':
      return pullDeeds(facts);
    case 'runSandbox':
      return runSandboxDeeds(facts);
    case 'create':
      return createDeeds(facts);
    case 'start':
      return startDeeds(facts);
    case 'exec':
      return execDeeds(facts);
    case 'stop':
      return stopDeeds(facts);
    case 'remove':
      return removeDeeds(facts);
  }
}
