import type { Container } from '../../contract/container.ts';
import type { Image } from '../../contract/image.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import { shownContainerState } from '../../words/states.ts';
import { age, containerSince } from '../../words/time.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { type Row, type RowIcon, rowId } from './row.ts';

/** A container with what it belongs to, where that is known. While none of it changes it is the same object. */
export interface PlacedContainer {
  /** The container's. */
  readonly id: string;
  readonly container: Container;
  /** Absent between two lists. */
  readonly sandbox: Sandbox | undefined;
  /** Absent when the image has been removed under the container. */
  readonly image: Image | undefined;
}

/** `place` says where the container is, for a view that does not show it by nesting. */
export function containerRow(endpointId: string, placed: PlacedContainer, context: WordContext, place = ''): Row {
  const { container } = placed;
  const description = containerDescription(placed, context);
  return {
    id: rowId(endpointId, 'container', container.id),
    kind: 'container',
    endpointId,
    objectId: container.id,
    label: objectLabel(container.name, container.id),
    description: [place, description].filter((part) => part !== '').join(' · '),
    icon: containerIcon(placed),
    contextValue: `container.${container.state}`,
    expansion: 'none',
    children: [],
  };
}

/** The reasons that say no more than the exit code does. */
const plainReasons: ReadonlySet<string> = new Set(['', 'Completed', 'Error']);

/** `3d`, `attempt 4 · 2m`, `exited 137, OOMKilled, 2m`: the age is that of what it does, as far as that is known. */
export function containerDescription(placed: PlacedContainer, context: WordContext): string {
  const { attempt } = placed.container;
  const parts = [attempt > 0 ? context.l10n.t('attempt {0}', attempt) : '', stateText(placed, context)];
  return parts.filter((part) => part !== '').join(' · ');
}

function stateText({ container, sandbox }: PlacedContainer, context: WordContext): string {
  const { l10n } = context;
  const since = age(containerSince(container), context);
  const withAge = (word: string): string => (since === '' ? word : `${word}, ${since}`);
  switch (shownContainerState(container, sandbox)) {
    case 'running':
      return since;
    case 'paused':
      return withAge(l10n.t('paused'));
    case 'orphaned':
      return withAge(l10n.t('orphaned: its sandbox is gone'));
    case 'created':
      return withAge(l10n.t('created'));
    case 'unknown':
      return withAge(l10n.t('unknown'));
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

export function containerIcon({ container, sandbox }: PlacedContainer): RowIcon {
  switch (shownContainerState(container, sandbox)) {
    case 'running':
      return { name: 'debug-start', color: 'charts.green' };
    case 'paused':
      return { name: 'debug-pause', color: 'charts.yellow' };
    case 'orphaned':
      return { name: 'warning', color: 'charts.yellow' };
    case 'created':
      return { name: 'circle-outline' };
    case 'unknown':
      return { name: 'question', color: 'charts.yellow' };
    case 'exited':
      // Until its status has come, an exit is not called a failure.
      return container.exit === undefined || container.exit.code === 0
        ? { name: 'circle-slash', color: 'disabledForeground' }
        : { name: 'error', color: 'charts.red' };
  }
}
