import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CodeServer } from './codeServer.ts';
import type { CodeServerLayout } from './codeServerLayout.ts';
import { installExtensions } from './installExtensions.ts';
import { launchServer } from './launchServer.ts';
import { type OrdinaryUser, switchUser } from './ordinaryUser.ts';
import { serverEnvironment } from './serverEnvironment.ts';
import { WorkbenchHome } from './workbenchHome.ts';

export interface StartCodeServerOptions {
  readonly install: CodeServerLayout;
  /** Paths of .vsix files. */
  readonly extensions: readonly string[];
  /** User settings. A persistent home that has some already keeps its own. */
  readonly settings: Readonly<Record<string, unknown>>;
  /**
   * Settings of this machine, written at every start. The place for settings of scope `machine`: the window is a
   * remote one, and there VS Code ignores these among the user's.
   */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Ids of built-in extensions to leave out. */
  readonly skippedBuiltins?: readonly string[];
  /** Where settings, layout and extensions stay. Default: a private folder (also $HOME) that `stop` removes. */
  readonly home?: string;
  /** The folder to open. Default: a folder in the home, with `workspaceFiles` (text by relative path). */
  readonly workspaceFolder?: string;
  readonly workspaceFiles?: Readonly<Record<string, string>>;
  readonly env?: Readonly<NodeJS.ProcessEnv>;
  /** Whom to run as, when started by root. */
  readonly user?: OrdinaryUser;
  /** What `vscode.env.language` says: `zh-cn`, for example. */
  readonly locale?: string;
  /** Default: any free port. */
  readonly port?: number;
  /** Gets what the server prints. */
  readonly log?: (text: string) => void;
  /** Aborting stops the server, also once it runs. */
  readonly signal?: AbortSignal;
}

/** How long an extension host waits for its window to come back: enough for a reload. */
const reconnectionGraceS = 20;

const guardFile = new URL('serverGuard.cjs', import.meta.url);

/** Starts a server and waits until it listens. Rejects, with nothing left behind, when it cannot or is aborted. */
export async function startCodeServer(options: StartCodeServerOptions): Promise<CodeServer> {
  const { install, user, signal } = options;
  signal?.throwIfAborted();
  const connectionToken = randomUUID();
  const home = await WorkbenchHome.create({
    home: options.home,
    settings: options.settings,
    machineSettings: options.machineSettings ?? {},
    workspaceFiles: options.workspaceFiles ?? {},
    locale: options.locale,
    connectionToken,
    extensions: options.extensions,
    user,
  });
  try {
    const { prefix, spawnOptions } = user ? await switchUser(user, install.folder) : { prefix: [], spawnOptions: {} };
    const env = serverEnvironment({
      temporaryFolder: home.temporaryFolder,
      userHome: options.home === undefined ? home.temporaryFolder : undefined,
      skippedBuiltins: options.skippedBuiltins ?? [],
      env: options.env ?? {},
    });
    const where = { cwd: home.workspaceFolder, env, ...spawnOptions };
    const server = [install.node, install.serverMain, ...commonFlags(home)];
    await installExtensions([...prefix, ...server], home.extensionFiles, { ...where, signal });
    const guard = [install.node, '-e', await readFile(guardFile, 'utf8'), '--', home.temporaryFolder];
    const launched = await launchServer([...prefix, ...guard, ...server, ...listenFlags(home, options)], {
      spawnOptions: where,
      log: options.log ?? (() => undefined),
      signal,
    });
    const workspaceFolder = options.workspaceFolder ?? home.workspaceFolder;
    return new CodeServer({ launched, home, workspaceFolder, connectionToken, signal });
  } catch (error) {
    await home.dispose();
    throw error;
  }
}

function commonFlags(home: WorkbenchHome): string[] {
  const folders = ['--user-data-dir', home.userDataFolder, '--extensions-dir', home.extensionsFolder];
  return ['--accept-server-license-terms', ...folders];
}

function listenFlags(home: WorkbenchHome, { port = 0, locale }: StartCodeServerOptions): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--connection-token-file', home.tokenFile],
    ...['--telemetry-level', 'off', '--disable-update-check', '--disable-workspace-trust'],
    ...['--disable-getting-started-override', '--disable-experiments'],
    ...['--reconnection-grace-time', String(reconnectionGraceS)],
    ...(locale === undefined ? [] : ['--locale', locale]),
  ];
}
