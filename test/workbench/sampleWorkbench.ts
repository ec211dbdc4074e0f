import { cacheDir } from '../../scripts/cacheDir.ts';
import { ensureChromium } from '../../scripts/workbench/chromium.ts';
import type { CodeServer } from '../../scripts/workbench/codeServer.ts';
import type { CodeServerRelease } from '../../scripts/workbench/codeServerRelease.ts';
import { installCodeServer } from '../../scripts/workbench/installCodeServer.ts';
import { nobody } from '../../scripts/workbench/ordinaryUser.ts';
import { quietBuiltins, quietSettings } from '../../scripts/workbench/quietSettings.ts';
import { startCodeServer } from '../../scripts/workbench/startCodeServer.ts';
import { launchBrowser } from '../e2e/objects/browser.ts';
import { Workbench } from '../e2e/objects/workbench.ts';
import { packSampleExtension } from './sampleExtension.ts';

export interface SampleWorkbenchOptions {
  readonly release: CodeServerRelease;
  readonly locale?: string;
  readonly machineSettings?: Readonly<Record<string, unknown>>;
}

/** A window with the sample extension, its server run as an ordinary user where root starts it. */
export class SampleWorkbench {
  readonly #cleanUps: readonly (() => Promise<unknown>)[];

  private constructor(
    readonly server: CodeServer,
    readonly workbench: Workbench,
    cleanUps: readonly (() => Promise<unknown>)[],
  ) {
    this.#cleanUps = cleanUps;
  }

  static async open({ release, ...options }: SampleWorkbenchOptions): Promise<SampleWorkbench> {
    const cleanUps: (() => Promise<unknown>)[] = [];
    try {
      const report = (message: string) => console.log(message);
      const install = await installCodeServer({ cacheFolder: cacheDir(), release, report });
      const chromium = await ensureChromium(report);
      if (!chromium.found) {
        throw new Error(chromium.reason);
      }
      const extension = await packSampleExtension();
      cleanUps.push(async () => extension[Symbol.asyncDispose]());
      const server = await startCodeServer({
        install,
        extensions: [extension.vsixFile],
        settings: quietSettings,
        skippedBuiltins: quietBuiltins,
        workspaceFiles: { '.vscode/settings.json': '{}' },
        ...(process.getuid?.() === 0 && { user: nobody }),
        ...options,
      });
      cleanUps.push(() => server.stop());
      const browser = await launchBrowser(chromium.executablePath);
      cleanUps.push(() => browser.close());
      const workbench = await Workbench.open(browser, server);
      return new SampleWorkbench(server, workbench, cleanUps);
    } catch (error) {
      await cleanUp(cleanUps);
      throw error;
    }
  }

  close(): Promise<void> {
    return cleanUp(this.#cleanUps);
  }
}

async function cleanUp(cleanUps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const each of cleanUps.toReversed()) {
    await each();
  }
}
