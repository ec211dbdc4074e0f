import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { CommandEntry, CommandsTaking } from '../../contrib/commands.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { showFailure } from '../ui/showFailure.ts';
import { type CommandContext, type CommandInputs, inputParsers } from './commandContext.ts';
import { configureEndpoints } from './configureEndpoints.ts';
import { copyId, copyImageReference, copyName } from './copy.ts';
import { refresh, retryConnection, selectEndpoint } from './endpointCommands.ts';
import { explainProblem } from './explainProblem.ts';
import { inspect, showLayers } from './open.ts';
import { pullImage } from './pullImage.ts';
import { removeContainer, removeImage, removeSandbox, removeSelection } from './remove.ts';
import { startContainer, stopContainer, stopSandbox } from './startStop.ts';

type Handlers<Takes extends CommandEntry['takes'], Elsewhere extends string = never> = Readonly<
  Record<
    Exclude<CommandsTaking<Takes>, Elsewhere>,
    (context: CommandContext, input: CommandInputs[Takes]) => void | Promise<void>
  >
>;

/** The commands of the terminal are registered where the terminals are. */
const onRows: Handlers<'rows', 'execInTerminal' | 'execCommand'> = {
  inspect,
  showLayers,
  startContainer,
  stopContainer,
  copyId,
  copyName,
  copyImageReference,
  stopSandbox,
  removeSandbox,
  removeContainer,
  removeImage,
  removeSelection,
};

const onEndpoint: Handlers<'endpoint'> = { refresh, pullImage, retryConnection, explainProblem };

/** The commands that choose what the views and the inspected documents show are registered beside what they choose. */
const onNothing: Handlers<'none', 'filter' | 'clearFilter' | 'groupContainers' | 'sort' | 'showValues' | 'hideValues'> =
  {
    configureEndpoints,
    selectEndpoint,
    forgetRegistryLogin: ({ forgetRegistryLogin }) => forgetRegistryLogin(),
    startDemonstration: ({ startDemonstration }) => startDemonstration(),
    showLog: ({ log }) => log.show(),
  };

/** Registers every command but those of the terminal. What a command lets escape is shown and logged. */
export function registerCommands(context: CommandContext): Disposable {
  const store = new DisposableStore();
  const register = <Input>(
    handlers: Readonly<Record<string, (context: CommandContext, input: Input) => void | Promise<void>>>,
    parse: (args: readonly unknown[], selectedRows: CommandContext['selectedRows']) => Input,
  ): void => {
    for (const [name, run] of Object.entries(handlers)) {
      const command = async (...args: readonly unknown[]): Promise<void> => {
        try {
          await run(context, parse(args, context.selectedRows));
        } catch (error) {
          showFailure(error, '', context);
        }
      };
      store.add(vscode.commands.registerCommand(contributionId(name), command));
    }
  };
  register(onRows, inputParsers.rows);
  register(onEndpoint, inputParsers.endpoint);
  register(onNothing, inputParsers.none);
  return store;
}
