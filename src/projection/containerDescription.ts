import type { Container } from '../contract/container.ts';
import { age } from './age.ts';
import { plainText } from './plainText.ts';
import type { ProjectionContext } from './projectionContext.ts';

/** The reasons that say no more than the exit code does. */
const plainReasons: ReadonlySet<string> = new Set(['', 'Completed', 'Error']);

/** `3d`, `attempt 4 · 2m`, `exited 137, OOMKilled, 2m`. */
export function containerDescription(container: Container, context: ProjectionContext): string {
  const { l10n } = context;
  const state = stateText(container, context);
  return container.attempt > 0 ? `${l10n.t('attempt {0}', container.attempt)} · ${state}` : state;
}

function stateText(container: Container, context: ProjectionContext): string {
  const { l10n } = context;
  const since = age(container.createdAtNs, context);
  switch (container.state) {
    case 'running':
      return since;
    case 'created':
      return `${l10n.t('created')}, ${since}`;
    case 'unknown':
      return `${l10n.t('unknown')}, ${since}`;
    case 'exited':
      return exitText(container, context);
  }
}

function exitText({ exit }: Container, context: ProjectionContext): string {
  const { l10n } = context;
  if (exit === undefined) {
    return l10n.t('exited');
  }
  return [
    l10n.t('exited {0}', exit.code),
    plainReasons.has(exit.reason) ? '' : plainText(exit.reason),
    exit.finishedAtNs === undefined ? '' : age(exit.finishedAtNs, context),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
