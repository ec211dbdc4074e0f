import { type CommandEntry, type CommandName, commands, type MenuName } from './commands.ts';
import { contributionId, contributionPrefix } from './contributionId.ts';
import { keys } from './keys.ts';
import { settings } from './settings.ts';
import { layersViewType, viewContainerIcon, type ViewId, viewNames, viewWeights } from './views.ts';
import { viewsWelcome } from './viewsWelcome.ts';
import { allOf, inView, keyOnRow, onLiveCard } from './whenClause.ts';

/** The keys of package.json that come from the tables of this folder; `npm run manifest` writes them. */
export function manifest(): Record<string, unknown> {
  return {
    categories: ['Other', 'Visualization'],
    keywords: ['kubernetes', 'cri', 'containerd', 'cri-o', 'container', 'pod', 'runtime', 'remote-ssh', 'node'],
    icon: 'media/icon.png',
    l10n: './l10n',
    // In a Remote-SSH window the extension runs on the node, where the sockets are.
    extensionKind: ['workspace'],
    // VS Code derives the activation from the views and commands below, but not that of a tab it restores.
    activationEvents: [`onWebviewPanel:${layersViewType}`],
    capabilities: {
      untrustedWorkspaces: {
        supported: 'limited',
        description: '%capability.untrustedWorkspaces%',
        restrictedConfigurations: [contributionId('endpoints'), contributionId('execShells')],
      },
      virtualWorkspaces: { supported: false, description: '%capability.virtualWorkspaces%' },
    },
    contributes: {
      viewsContainers: {
        activitybar: [{ id: contributionPrefix, title: '%viewContainer%', icon: viewContainerIcon }],
      },
      views: {
        [contributionPrefix]: viewNames.map((name) => ({
          id: contributionId(name),
          name: `%view.${name}%`,
          contextualTitle: '%viewContainer%',
          icon: viewContainerIcon,
          initialSize: viewWeights[name],
        })),
      },
      viewsWelcome: viewsWelcome(),
      commands: commandEntries().map(([name, { icon }]) => ({
        command: contributionId(name),
        title: `%command.${name}%`,
        category: 'CRI',
        ...(icon !== undefined && { icon: `$(${icon})` }),
      })),
      menus: menus(),
      keybindings: keybindings(),
      configuration: { title: '%viewContainer%', properties: properties() },
    },
  };
}

function commandEntries(): [CommandName, CommandEntry][] {
  return Object.entries<CommandEntry>(commands).map(([name, entry]) => [name as CommandName, entry]);
}

function menus(): Record<string, unknown> {
  const entriesOf = (name: MenuName, where?: string): { command: string; when: string; group: string }[] =>
    commandEntries().flatMap(([command, { menus: entries }]) =>
      entries
        .filter((entry) => entry.menu === name)
        .map(({ when, group }) => ({
          command: contributionId(command),
          when: where === undefined ? when : allOf(where, when),
          group,
        })),
    );
  return {
    commandPalette: commandEntries()
      .filter(([, { palette }]) => palette !== true)
      .map(([name, { palette }]) => ({ command: contributionId(name), when: String(palette) })),
    'view/title': entriesOf('view/title'),
    'view/item/context': [...entriesOf('row', inView(...viewNames)), ...entriesOf('view/item/context')],
    'editor/title': entriesOf('editor/title'),
    // A card has no room for icons.
    'webview/context': entriesOf('row', onLiveCard).filter(({ group }) => !group.startsWith('inline')),
  };
}

function properties(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, schema], order) => [
      contributionId(name),
      { ...schema, order, markdownDescription: `%setting.${name}%` },
    ]),
  );
}

/** What a key gives its command: VS Code passes no rows to it, so that the command asks the view for them. */
interface ViewArgument {
  readonly view: ViewId;
}

/**
 * The arrow keys move a tree's focus and leave its selection behind, and an extension can read only the selection. So
 * a key first selects the focused row, unless several are selected; `list.select` also folds or unfolds it, which
 * `list.toggleExpand` takes back.
 */
function keybindings(): readonly Record<string, unknown>[] {
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
