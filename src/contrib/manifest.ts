import { type CommandEntry, type CommandName, commands, type MenuName } from './commands.ts';
import { contributionId, contributionPrefix } from './contributionId.ts';
import { keybindings } from './keybindings.ts';
import { settings } from './settings.ts';
import { layersViewType, viewContainerIcon, viewNames, viewWeights } from './views.ts';
import { viewsWelcome } from './viewsWelcome.ts';

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
  const entriesOf = (place: MenuName): unknown[] =>
    commandEntries().flatMap(([name, { menus: entries }]) =>
      entries
        .filter((entry) => entry.menu === place)
        .map(({ when, group }) => ({ command: contributionId(name), when, group })),
    );
  return {
    commandPalette: commandEntries()
      .filter(([, { palette }]) => !palette)
      .map(([name]) => ({ command: contributionId(name), when: 'false' })),
    'view/title': entriesOf('view/title'),
    'view/item/context': entriesOf('view/item/context'),
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
