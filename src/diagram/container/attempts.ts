import { groupBy } from '../../common/groupBy.ts';
import { mayRun } from '../../contract/container.ts';
import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { containerState, containerTone } from './containerState.ts';

/**
 * The newest container of each name, in the order in which they were made: a kubelet makes a new container for each
 * restart and keeps the last that ended. An older one that still runs, or may, is kept too.
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
  return mayRun(container) || trouble?.is === 'orphaned';
}

const order = ['bad', 'warn', 'good', 'accent', 'plain', 'muted'] as const;

/** Those with trouble first, the ended ones last; else as they were made. */
export function worstFirst(containers: readonly ContainerFacts[], sandbox: Sandbox): readonly ContainerFacts[] {
  const rank = (facts: ContainerFacts): number => order.indexOf(containerTone(containerState(facts, sandbox)));
  return [...containers].sort((left, right) => rank(left) - rank(right));
}

/** More than a person looks at one by one; a pod of Kubernetes has seldom more than ten. */
const shownLimit = 50;

/** The newest attempt of a container with those that ended before it. */
export interface ChosenContainer {
  readonly facts: ContainerFacts;
  /** The oldest first. */
  readonly earlier: readonly ContainerFacts[];
}

export interface ChosenContainers {
  readonly shown: readonly ChosenContainer[];
  /** How many containers are left out. */
  readonly more: number;
}

/** What a sandbox's picture shows of its containers: each name once, or the one that was chosen. */
export function chosenContainers({ containers }: SandboxFacts, containerId: string | undefined): ChosenContainers {
  const attempts = [...groupBy(containers, ({ container }) => container.name || container.id).values()];
  if (containerId !== undefined) {
    const chosen = attempts.flatMap((group) => chosenOf(group, containerId));
    return { shown: chosen, more: 0 };
  }
  const all = attempts.flatMap(newestOf);
  return { shown: all.slice(0, shownLimit), more: Math.max(0, all.length - shownLimit) };
}

/** Whether a process of it may be there. */
export function isLive({ container, trouble }: ContainerFacts): boolean {
  return container.state !== 'exited' || trouble !== undefined;
}

function chosenOf(group: readonly ContainerFacts[], containerId: string): readonly ChosenContainer[] {
  const facts = group.find(({ container }) => container.id === containerId);
  if (facts === undefined) {
    return [];
  }
  const earlier = group.filter((other) => other !== facts && other.container.attempt < facts.container.attempt);
  return [{ facts, earlier: inOrder(earlier) }];
}

/** One that still has a process is shown for itself, whatever came after it. */
function newestOf(group: readonly ContainerFacts[]): readonly ChosenContainer[] {
  const ordered = inOrder(group);
  const newest = ordered.at(-1);
  const shown = ordered.filter((facts) => facts === newest || isLive(facts));
  return shown.map((facts) => ({
    facts,
    earlier: facts === newest ? ordered.filter((other) => !shown.includes(other)) : [],
  }));
}

function inOrder(group: readonly ContainerFacts[]): readonly ContainerFacts[] {
  return [...group].sort((left, right) => left.container.attempt - right.container.attempt);
}
