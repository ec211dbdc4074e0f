import type { Container } from '../contract/container.ts';
import { plainText } from '../words/plainText.ts';
import { shownContainerState } from '../words/states.ts';
import { age } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import type { PlacedContainer } from './placedContainer.ts';

/** The reasons that say no more than the exit code does. */
const plainReasons: ReadonlySet<string> = new Set(['', 'Completed', 'Error']);

/** `3d`, `attempt 4 · 2m`, `exited 137, OOMKilled, 2m`. */
export function containerDescription(placed: PlacedContainer, context: WordContext): string {
  const { attempt } = placed.container;
  const state = stateText(placed, context);
  return attempt > 0 ? `${context.l10n.t('attempt {0}', attempt)} · ${state}` : state;
}

function stateText({ container, sandbox }: PlacedContainer, context: WordContext): string {
  const { l10n } = context;
  const since = age(container.createdAtNs, context);
  switch (shownContainerState(container, sandbox)) {
    case 'running':
      return since;
    case 'paused':
      return `${l10n.t('paused')}, ${since}`;
    case 'orphaned':
      return `${l10n.t('orphaned: its sandbox is gone')}, ${since}`;
    case 'created':
      return `${l10n.t('created')}, ${since}`;
    case 'unknown':
      return `${l10n.t('unknown')}, ${since}`;
    case 'exited':
      return exitText(container, context);
  }
}

function exitText({ exit }: Container, context: WordContext): string {
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
