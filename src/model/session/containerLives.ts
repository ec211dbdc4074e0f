import { inParallel } from '../../common/inParallel.ts';
import type { Container } from '../../contract/container.ts';
import type { EndpointClient } from '../../contract/endpoint.ts';
import { failedFor } from '../../contract/failure.ts';

/** A list does not say when a container started and how it ended. So many statuses are asked for at a time. */
const statusesAtATime = 8;
/** Of how many running ones after one list: when they started is not worth a flood of calls. */
const mostStarts = 200;

/**
 * The containers whose status did not tell what it was asked for, and whether a later question may bring it. They are
 * known by the object, which stays the same until something of the container changes: to ask again with every list
 * would be to ask for ever.
 */
export type Untold = WeakMap<Container, 'forGood' | 'forNow'>;

/** Failures that are of one container, or of the call as such, and say nothing of the connection. */
const notToBeHad = ['notFound', 'rejected', 'unimplemented', 'messageTooLarge', 'clientFailed'] as const;

/** The containers whose status has something to tell that is not known yet. */
export function withUnknownLife(
  containers: readonly Container[],
  untold: Untold,
  asksAgain: boolean,
): readonly Container[] {
  const isOpen = (container: Container): boolean => {
    const answer = untold.get(container);
    return answer === undefined || (answer === 'forNow' && asksAgain);
  };
  const ended = containers.filter((one) => one.state === 'exited' && one.exit === undefined && isOpen(one));
  const running = containers.filter((one) => one.state === 'running' && one.startedAtNs === undefined && isOpen(one));
  return [...ended, ...running.slice(0, mostStarts)];
}

/** Asks for what is not known yet. A container that is gone meanwhile is left to the next list. */
export async function readLives(
  client: EndpointClient,
  containers: readonly Container[],
  untold: Untold,
  signal: AbortSignal,
): Promise<Container[]> {
  return inParallel(containers, statusesAtATime, async (container) => {
    try {
      const { startedAtNs, exit } = await client.runtime.containerLife(container.id, { signal });
      const hasEnded = container.state === 'exited';
      // One that has ended since it was listed is left to the next list, which has its state, too.
      const found = {
        ...container,
        ...(startedAtNs !== undefined && { startedAtNs }),
        ...(hasEnded && exit && { exit }),
      };
      if ((hasEnded ? exit : startedAtNs) === undefined) {
        untold.set(container, 'forGood');
        untold.set(found, 'forGood');
      }
      return found;
    } catch (error) {
      // A runtime that is busy may tell it later.
      if (!failedFor(error, 'gaveUp', ...notToBeHad)) {
        throw error;
      }
      untold.set(container, failedFor(error, 'gaveUp') ? 'forNow' : 'forGood');
      return container;
    }
  });
}
