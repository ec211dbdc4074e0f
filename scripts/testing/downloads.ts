import { cacheDir } from '../cacheDir.ts';
import { containerdVersions } from '../testbed/packages/containerdVersion.ts';
import { prepareRuntimes } from '../testbed/packages/prepareRuntimes.ts';
import { ensureChromium } from '../workbench/chromium.ts';
import { currentRelease, oldestRelease } from '../workbench/codeServerRelease.ts';
import { installCodeServer } from '../workbench/installCodeServer.ts';

type Report = (message: string) => void;

/**
 * What parts need that a fresh machine does not have. It is fetched while others run, since that is waiting for the
 * network most of the time. Where something cannot be had, the part that needs it says so: it asks for it again.
 */
const fetchers = {
  runtimes: async (report: Report): Promise<void> => {
    await prepareRuntimes(containerdVersions, report);
  },
  browser: async (report: Report): Promise<void> => {
    await ensureChromium(report);
  },
  workbench: async (report: Report): Promise<void> => {
    for (const release of [currentRelease, oldestRelease]) {
      await installCodeServer({ cacheFolder: cacheDir(), release, report });
    }
  },
};

export type Download = keyof typeof fetchers;

/** Begins with those at once; each resolves when there is nothing more to wait for. It never rejects. */
export function beginDownloads(wanted: readonly Download[], report: Report): (name: Download) => Promise<void> {
  const begun = new Map<Download, Promise<void>>();
  for (const name of wanted) {
    begun.set(
      name,
      fetchers[name](report).catch((error: unknown) => report(`${name} cannot be had: ${String(error)}`)),
    );
  }
  return async (name) => begun.get(name);
}
