import type { ContainerFacts } from '../contract/layers/container.ts';

/**
 * The newest container of each name, in the order in which they were made: a kubelet makes a new container for each
 * restart and keeps the last that ended. An older one that still runs is kept too.
 */
export function newestAttempts(containers: readonly ContainerFacts[]): readonly ContainerFacts[] {
  const newest = new Map<string, ContainerFacts>();
  for (const facts of containers) {
    const other = newest.get(facts.container.name);
    if (other === undefined || other.container.attempt <= facts.container.attempt) {
      newest.set(facts.container.name, facts);
    }
  }
  return containers.filter((facts) => newest.get(facts.container.name) === facts || isAlive(facts));
}

function isAlive({ container, trouble }: ContainerFacts): boolean {
  return container.state === 'running' || trouble?.is === 'orphaned';
}
