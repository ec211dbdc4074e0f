import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { CommandEntry, CommandsTaking } from '../../contrib/commands.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { keys } from '../../contrib/keys.ts';
import { showFailure } from '../ui/showFailure.ts';
import { type CommandContext, type CommandInputs, inputParsers } from './commandContext.ts';
import { copyId, copyImageReference, copyName } from './copy.ts';
import { refresh, retryConnection, selectEndpoint } from './endpointCommands.ts';
import { inspect, showLayers } from './open.ts';

type Handlers<Takes extends CommandEntry['takes'], Elsewhere extends string = never> = Readonly<
  Record<
    Exclude<CommandsTaking<Takes>, Elsewhere>,
    (context: CommandContext, input: CommandInputs[Takes]) => void | Promise<void>
  >
>;

/** What is large and seldom needed at once: with it loads what is known of each kind of runtime. */
const startStop = () => import(/* webpackChunkName: "commands" */ './startStop.ts');
const configuring = () => import(/* webpackChunkName: "commands" */ './configureEndpoints.ts');
const explaining = () => import(/* webpackChunkName: "commands" */ './explainProblem.ts');
const pulling = () => import(/* webpackChunkName: "commands" */ './pullImage.ts');
const removal = () => import(/* webpackChunkName: "commands" */ './remove.ts');

/** The commands of the terminal are registered where the terminals are. */
const onRows: Handlers<'rows', 'execInTerminal' | 'execCommand'> = {
  inspect,
  showLayers,
  startContainer: async (context, input) => (await startStop()).startContainer(context, input),
  stopContainer: async (context, input) => (await startStop()).stopContainer(context, input),
  copyId,
  copyName,
  copyImageReference,
  stopSandbox: async (context, input) => (await startStop()).stopSandbox(context, input),
  removeSandbox: async (context, input) => (await removal()).removeSandbox(context, input),
  removeContainer: async (context, input) => (await removal()).removeContainer(context, input),
  removeImage: async (context, input) => (await removal()).removeImage(context, input),
  removeSelection: async (context, input) => (await removal()).removeSelection(context, input),
};

const onEndpoint: Handlers<'endpoint'> = {
  refresh,
  pullImage: async (context, input) => (await pulling()).pullImage(context, input),
  retryConnection,
  explainProblem: async (context, input) => (await explaining()).explainProblem(context, input),
};

/** The commands that choose what the views and the inspected documents show are registered beside what they choose. */
const onNothing: Handlers<'none', 'filter' | 'clearFilter' | 'groupContainers' | 'sort' | 'showValues' | 'hideValues'> =
  {
    configureEndpoints: async (context) => (await configuring()).configureEndpoints(context),
    selectEndpoint,
    forgetRegistryLogin: ({ forgetRegistryLogin }) => forgetRegistryLogin(),
    startDemonstration: ({ startDemonstration }) => startDemonstration(),
    showLog: ({ log }) => log.show(),
  };

const hasKey: ReadonlySet<string> = new Set(keys.map(({ command }) => command));

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
          // Without a key, only a link or another extension names a view: they do not get at what is selected in it.
          await run(context, parse(args, hasKey.has(name) ? context.selectedRows : () => []));
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
