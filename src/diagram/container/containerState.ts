import type { Localize } from '../../common/localize.ts';
import type { Container } from '../../contract/container.ts';
import type { ContainerFacts, ContainerTrouble } from '../../contract/layers/container.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import { type ShownContainerState, shownContainerState, stateWord } from '../../words/states.ts';
import { age, containerSince } from '../../words/time.ts';
import type { WordContext } from '../../words/wordContext.ts';
import type { Tone } from '../screen/card.ts';
import { cut } from '../shortText.ts';

/** How a container is shown; `failed` and `outOfMemory` are ways to have exited. */
export type DrawnContainerState = ShownContainerState | 'failed' | 'outOfMemory';

export function containerState({ container, trouble }: ContainerFacts, sandbox: Sandbox): DrawnContainerState {
  if (trouble?.is === 'orphaned') {
    return 'orphaned';
  }
  const state = shownContainerState(container, sandbox);
  if (state === 'running' && trouble?.is === 'paused') {
    return 'paused';
  }
  if (state !== 'exited' || container.exit === undefined || container.exit.code === 0) {
    return state;
  }
  return container.exit.reason === 'OOMKilled' ? 'outOfMemory' : 'failed';
}

export function containerTone(state: DrawnContainerState): Tone {
  switch (state) {
    case 'running':
      return 'good';
    case 'created':
    case 'exited':
      return 'muted';
    case 'paused':
    case 'unknown':
      return 'warn';
    case 'failed':
    case 'outOfMemory':
    case 'orphaned':
      return 'bad';
  }
}

/** `3d`, `paused`, `exit 137 OOM`, `orphaned`: what is out of the ordinary in words, since a colour is not enough. */
export function containerStateText(facts: ContainerFacts, sandbox: Sandbox, context: WordContext): string {
  const { l10n } = context;
  const { container } = facts;
  switch (containerState(facts, sandbox)) {
    case 'running':
      return age(containerSince(container), context) || l10n.t('running');
    case 'created':
      return l10n.t('created');
    case 'paused':
      return l10n.t('paused');
    case 'orphaned':
      return l10n.t('orphaned');
    case 'unknown':
      return l10n.t('unknown');
    case 'exited':
      return container.exit === undefined ? l10n.t('exited') : l10n.t('exit {0}', container.exit.code);
    case 'outOfMemory':
      return l10n.t('exit {0}, out of memory', container.exit?.code ?? '');
    case 'failed':
      return failedText(container.exit?.code ?? '', container.exit?.reason ?? '', context);
  }
}

/** `Error` says no more than the code does. */
function failedText(code: number | string, reason: string, { l10n }: WordContext): string {
  const exit = l10n.t('exit {0}', code);
  return reason === '' || reason === 'Error' ? exit : `${exit}, ${plainText(reason)}`;
}

export function drawnStateWord(state: DrawnContainerState, l10n: Localize): string {
  switch (state) {
    case 'failed':
      return l10n.t('failed');
    case 'outOfMemory':
      return l10n.t('out of memory');
    default:
      return stateWord(state, l10n);
  }
}

/** Exits that a line names, the newest. */
const shownExits = 4;

/** `137 OOMKilled`; `?` where the runtime does not tell. */
export function exitText({ exit }: Container): string {
  return exit === undefined ? '?' : `${exit.code} ${cut(plainText(exit.reason), 40)}`.trim();
}

/** `2 earlier attempts: 137 OOMKilled, 1 Error`. */
export function earlierText(earlier: readonly ContainerFacts[], l10n: Localize): string {
  const shown = earlier.slice(-shownExits).map(({ container }) => exitText(container));
  const exits = (earlier.length > shownExits ? ['…', ...shown] : shown).join(', ');
  return earlier.length === 1
    ? l10n.t('1 earlier attempt: {0}', exits)
    : l10n.t('{0} earlier attempts: {1}', earlier.length, exits);
}

export function containerTroubleText(trouble: ContainerTrouble, l10n: Localize): string {
  switch (trouble.is) {
    case 'orphaned':
      return l10n.t('Orphaned: process {0} lives on, but the runtime no longer looks after it.', trouble.pid);
    case 'paused':
      return l10n.t('Paused: its processes are frozen, though CRI calls it running.');
  }
}
