import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { objectLabel } from '../../words/names.ts';
import { cardIds } from '../cardIds.ts';

/** Where a shim or a conmon is, or was. */
export interface ShimPlace {
  readonly id: string;
  readonly sandbox: SandboxFacts;
  /** The name of the sandbox or container that it holds. */
  readonly of: string;
  readonly process: Fact<NodeProcess> | 'killed';
}

/** One for the sandbox, or one for each container; none where the sandbox has ended. */
export function shimPlaces(facts: SandboxFacts): readonly ShimPlace[] {
  const { sandbox, shim, containers, trouble } = facts;
  const of = objectLabel(sandbox.name, sandbox.id);
  const place = { id: cardIds.shim(sandbox.id), sandbox: facts, of };
  if (trouble?.is === 'shimGone') {
    return [{ ...place, process: 'killed' }];
  }
  if (!shim.known) {
    return shim.reason.why === 'ended' ? [] : [{ ...place, process: shim }];
  }
  return shim.value === 'none'
    ? [...pausePlaces(place), ...containers.flatMap((container) => supervisorPlaces(facts, container))]
    : [{ ...place, process: { ...shim, value: shim.value } }];
}

function pausePlaces(place: Omit<ShimPlace, 'process'>): readonly ShimPlace[] {
  const { pauseSupervisor } = place.sandbox;
  return pauseSupervisor === undefined ? [] : [{ ...place, process: pauseSupervisor }];
}

function supervisorPlaces(sandbox: SandboxFacts, { container, supervisor }: ContainerFacts): readonly ShimPlace[] {
  if (supervisor === undefined || (!supervisor.known && supervisor.reason.why === 'ended')) {
    return [];
  }
  const of = objectLabel(container.name, container.id);
  return [{ id: cardIds.supervisor(container.id), sandbox, of, process: supervisor }];
}
