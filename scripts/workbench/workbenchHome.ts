import { existsSync } from 'node:fs';
import { copyFile, lchown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OrdinaryUser } from './ordinaryUser.ts';

export interface WorkbenchHomeOptions {
  /** Keeps settings, layout and extensions from one start to the next; else everything goes with `dispose`. */
  readonly home?: string | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly machineSettings: Readonly<Record<string, unknown>>;
  readonly workspaceFiles: Readonly<Record<string, string>>;
  readonly locale?: string | undefined;
  readonly connectionToken: string;
  /** Paths of .vsix files; they are copied to where the server's user can read them. */
  readonly extensions: readonly string[];
  readonly user?: OrdinaryUser | undefined;
}

/** The folders of one server. The temporary one also holds its sockets. */
export class WorkbenchHome {
  readonly userDataFolder: string;
  readonly extensionsFolder: string;
  readonly workspaceFolder: string;
  /** Copies of the .vsix files. */
  readonly extensionFiles: readonly string[];
  /** A file, not an argument: every user can list the arguments of every process. */
  readonly tokenFile: string;

  private constructor(
    home: string,
    readonly temporaryFolder: string,
    extensions: readonly string[],
  ) {
    this.extensionFiles = extensions.map((file) => this.#copyOf(file));
    this.tokenFile = path.join(temporaryFolder, 'token');
    this.userDataFolder = path.join(home, 'data');
    this.extensionsFolder = path.join(home, 'extensions');
    this.workspaceFolder = path.join(home, 'workspace');
  }

  static async create(options: WorkbenchHomeOptions): Promise<WorkbenchHome> {
    const temporaryFolder = await mkdtemp(path.join(shortTemporaryFolder(), 'cri-'));
    const home = new WorkbenchHome(options.home ?? temporaryFolder, temporaryFolder, options.extensions);
    try {
      await home.#fill(options);
      return home;
    } catch (error) {
      await home.dispose();
      throw error;
    }
  }

  async dispose(): Promise<void> {
    // Retried: a process that was just killed may still have written a file.
    await rm(this.temporaryFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  async #fill(options: WorkbenchHomeOptions): Promise<void> {
    await mkdir(this.extensionsFolder, { recursive: true });
    await mkdir(this.workspaceFolder, { recursive: true });
    const userSettings = path.join(this.userDataFolder, 'User/settings.json');
    if (!existsSync(userSettings)) {
      await writeInto(userSettings, JSON.stringify(options.settings, undefined, 2));
    }
    const machineSettings = path.join(this.userDataFolder, 'Machine/settings.json');
    await writeInto(machineSettings, JSON.stringify(options.machineSettings, undefined, 2));
    for (const [relative, text] of Object.entries(options.workspaceFiles)) {
      await writeInto(path.join(this.workspaceFolder, relative), text);
    }
    await this.#writeLanguagePack(options.locale);
    await writeFile(this.tokenFile, options.connectionToken, { mode: 0o600 });
    await Promise.all(options.extensions.map((file) => copyFile(file, this.#copyOf(file))));
    if (options.user) {
      // Not the home itself: the caller may have named a folder that holds more than this.
      for (const folder of [this.userDataFolder, this.extensionsFolder, this.workspaceFolder, this.temporaryFolder]) {
        await chownTree(folder, options.user);
      }
    }
  }

  #copyOf(extension: string): string {
    return path.join(this.temporaryFolder, path.basename(extension));
  }

  /**
   * The server takes a locale only if a language pack for it is registered in this file. An empty one makes the
   * extension's own translations appear; the workbench's own words stay English.
   */
  async #writeLanguagePack(locale: string | undefined): Promise<void> {
    const registry = path.join(this.userDataFolder, 'languagepacks.json');
    if (locale === undefined) {
      await rm(registry, { force: true });
      return;
    }
    const translations = path.join(this.userDataFolder, 'emptyLanguagePack.json');
    await writeInto(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
    const extensions = [{ extensionIdentifier: { id: 'cri-explorer.language-pack' }, version: '1.0.0' }];
    const pack = { hash: locale, label: locale, extensions, translations: { vscode: translations } };
    await writeInto(registry, JSON.stringify({ [locale]: pack }));
  }
}

/** VS Code puts Unix sockets with long names below this folder; a socket's path ends at 103 bytes on macOS. */
function shortTemporaryFolder(): string {
  return tmpdir().length > 24 ? '/tmp' : tmpdir();
}

async function writeInto(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function chownTree(folder: string, { uid, gid }: OrdinaryUser): Promise<void> {
  await lchown(folder, uid, gid);
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    const child = path.join(folder, entry.name);
    await (entry.isDirectory() ? chownTree(child, { uid, gid }) : lchown(child, uid, gid));
  }
}
