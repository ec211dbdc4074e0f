import type { LaunchedServer } from './launchServer.ts';
import { killProcessGroup } from './processGroup.ts';
import type { WorkbenchHome } from './workbenchHome.ts';

export interface CodeServerOptions {
  readonly launched: LaunchedServer;
  readonly home: WorkbenchHome;
  readonly workspaceFolder: string;
  readonly connectionToken: string;
  readonly signal?: AbortSignal | undefined;
}

/** A running VS Code server on a loopback port. Start one with startCodeServer.ts. */
export class CodeServer {
  readonly port: number;
  readonly processGroupId: number;
  /** The folder that the workbench opens. */
  readonly workspaceFolder: string;
  /** Holds `User/settings.json` and `logs`. */
  readonly userDataFolder: string;
  /** Settles when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  #stopping: Promise<void> | undefined;

  readonly #options: CodeServerOptions;

  constructor(options: CodeServerOptions) {
    this.#options = options;

    this.port = options.launched.port;
    this.processGroupId = options.launched.processGroupId;
    this.ended = options.launched.ended;
    this.workspaceFolder = options.workspaceFolder;
    this.userDataFolder = options.home.userDataFolder;
    options.signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  /**
   * The workbench's address. It carries a secret: without it, any user of this machine could open a terminal.
   * `payload` holds pairs for VS Code's own web start-up, such as ['openFile', 'vscode-remote://...'].
   */
  url(payload: readonly (readonly [string, string])[] = []): string {
    const pairs = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload];
    const { connectionToken: tkn, workspaceFolder: folder } = this.#options;
    const query = new URLSearchParams({ tkn, folder, payload: JSON.stringify(pairs) });
    return `http://127.0.0.1:${this.port}/?${query.toString()}`;
  }

  /** Ends every process and removes what was temporary. May be called again. */
  stop(): Promise<void> {
    this.#stopping ??= this.#end();
    return this.#stopping;
  }

  readonly #onAbort = (): void => void this.stop();

  async #end(): Promise<void> {
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    await killProcessGroup(this.processGroupId, { graceMs: 3_000 });
    await this.#options.home.dispose();
  }
}
