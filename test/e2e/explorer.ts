import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { cacheDir } from '../../scripts/cacheDir.ts';
import { builtExtension } from '../../scripts/extension/builtExtension.ts';
import { ensureChromium } from '../../scripts/workbench/chromium.ts';
import type { CodeServer } from '../../scripts/workbench/codeServer.ts';
import type { CodeServerRelease } from '../../scripts/workbench/codeServerRelease.ts';
import { installCodeServer } from '../../scripts/workbench/installCodeServer.ts';
import type { OrdinaryUser } from '../../scripts/workbench/ordinaryUser.ts';
import { quietBuiltins, quietSettings } from '../../scripts/workbench/quietSettings.ts';
import { startCodeServer } from '../../scripts/workbench/startCodeServer.ts';
import { launchBrowser } from './objects/browser.ts';
import { screenshot } from './objects/screenshot.ts';
import type { TreeView } from './objects/treeView.ts';
import { Workbench } from './objects/workbench.ts';

/** An entry of the setting `criExplorer.endpoints`. */
interface EndpointEntry {
  readonly name?: string;
  readonly address: string;
}

export interface ExplorerOptions {
  readonly endpoints: readonly EndpointEntry[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly release?: CodeServerRelease;
  readonly user?: OrdinaryUser;
  readonly locale?: string;
  readonly width?: number;
  readonly height?: number;
  /** Paths of .vsix files that are installed beside it. */
  readonly otherExtensions?: readonly string[];
  readonly env?: Readonly<NodeJS.ProcessEnv>;
}

/** A real VS Code with the packed extension in it, and its views open. */
export class Explorer {
  readonly server: CodeServer;
  readonly workbench: Workbench;
  readonly #browser: Browser;

  private constructor(server: CodeServer, browser: Browser, workbench: Workbench) {
    this.server = server;
    this.#browser = browser;
    this.workbench = workbench;
  }

  static async open(options: ExplorerOptions): Promise<Explorer> {
    const { endpoints, settings, release, user, locale, width, height, otherExtensions = [], env } = options;
    const install = await installCodeServer({
      cacheFolder: cacheDir(),
      report: console.log,
      ...(release && { release }),
    });
    const chromium = await ensureChromium(console.log);
    if (!chromium.found) {
      throw new Error(chromium.reason);
    }
    const server = await startCodeServer({
      install,
      extensions: [await builtExtension(), ...otherExtensions],
      settings: quietSettings,
      // Machine-scoped, so it has to stand among the machine's settings. A test waits for each change of state.
      machineSettings: { 'criExplorer.endpoints': endpoints, 'criExplorer.refreshIntervalMs': 500, ...settings },
      skippedBuiltins: quietBuiltins,
      workspaceFiles: { '.vscode/settings.json': '{}' },
      ...(user && { user }),
      ...(env && { env }),
      ...(locale !== undefined && { locale }),
    });
    let browser: Browser | undefined;
    try {
      browser = await launchBrowser(chromium.executablePath);
      const workbench = await Workbench.open(browser, server, {
        ...(width !== undefined && { width }),
        ...(height !== undefined && { height }),
      });
      await workbench.openContainer('CRI Explorer');
      return new Explorer(server, browser, workbench);
    } catch (error) {
      await browser?.close();
      await server.stop();
      throw error;
    }
  }

  get sandboxes(): TreeView {
    return this.workbench.tree('Sandboxes');
  }

  get containers(): TreeView {
    return this.workbench.tree('Containers');
  }

  get images(): TreeView {
    return this.workbench.tree('Images');
  }

  get runtime(): TreeView {
    return this.workbench.tree('Runtime');
  }

  /** Writes the endpoints into the machine's settings, which VS Code watches. */
  async setEndpoints(...endpoints: readonly EndpointEntry[]): Promise<void> {
    const file = path.join(this.server.userDataFolder, 'Machine/settings.json');
    const settings = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    await writeFile(file, JSON.stringify({ ...settings, 'criExplorer.endpoints': endpoints }));
  }

  shot(name: string): Promise<string> {
    return screenshot(this.workbench.page, name);
  }

  /** What the extension host and this extension logged, for a test that failed. */
  async logs(): Promise<string> {
    const folder = path.join(this.server.userDataFolder, 'logs');
    const names = (await readdir(folder, { recursive: true })).filter((name) => /exthost.*\.log$/.test(name));
    const texts = names.map(async (name) => `--- ${name}\n${await readFile(path.join(folder, name), 'utf8')}`);
    return (await Promise.all(texts)).join('\n');
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.server.stop();
  }
}
