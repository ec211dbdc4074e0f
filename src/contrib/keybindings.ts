import type { CommandsTaking } from './commands.ts';
import { contributionId } from './contributionId.ts';
import { objectViewNames, type ViewId, type ViewName } from './views.ts';
import { allOf, keyOnRow } from './whenClause.ts';

/** What a key gives its command: VS Code passes no rows to it, so that the command asks the view for them. */
interface ViewArgument {
  readonly view: ViewId;
}

interface Key {
  readonly key: string;
  readonly mac?: string;
  readonly command: CommandsTaking<'rows'>;
  readonly views: readonly ViewName[];
}

const keys: readonly Key[] = [
  { key: 'delete', mac: 'cmd+backspace', command: 'removeSelection', views: objectViewNames },
  { key: 'enter', command: 'inspect', views: objectViewNames },
  { key: 'ctrl+c', mac: 'cmd+c', command: 'copyId', views: objectViewNames },
];

/**
 * The arrow keys move a tree's focus and leave its selection behind, and an extension can read only the selection. So
 * a key first selects the focused row, unless several are selected; `list.select` also folds or unfolds it, which
 * `list.toggleExpand` takes back.
 */
export function keybindings(): readonly Record<string, unknown>[] {
  return keys.flatMap(({ command, views, ...chord }) =>
    views.flatMap((name) => {
      const id = contributionId(command);
      const args: ViewArgument = { view: contributionId(name) };
      return [
        {
          ...chord,
          command: 'runCommands',
          args: { commands: ['list.select', 'list.toggleExpand', { command: id, args }] },
          when: allOf(keyOnRow(name), '!listMultiSelection'),
        },
        { ...chord, command: id, args, when: allOf(keyOnRow(name), 'listMultiSelection') },
      ];
    }),
  );
}
