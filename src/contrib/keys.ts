import type { CommandsTaking } from './commands.ts';
import { objectViewNames, type ViewName } from './views.ts';

interface Key {
  readonly key: string;
  readonly mac?: string;
  readonly command: CommandsTaking<'rows'>;
  readonly views: readonly ViewName[];
}

/** The keys of the views. */
export const keys: readonly Key[] = [
  { key: 'delete', mac: 'cmd+backspace', command: 'removeSelection', views: objectViewNames },
  { key: 'enter', command: 'inspect', views: objectViewNames },
  { key: 'ctrl+c', mac: 'cmd+c', command: 'copyId', views: objectViewNames },
];
