import { existsSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './runProgram.ts';

export type Chromium =
  | { readonly found: true; readonly executablePath: string }
  /** `reason` says why, and what to do. */
  | { readonly found: false; readonly reason: string };

const programNames = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
const macosApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Finds a browser that Playwright can drive: what CHROMIUM names, else on the PATH, else a macOS application. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROMIUM;
  if (named) {
    return (await runs(named))
      ? { found: true, executablePath: named }
      : { found: false, reason: `CHROMIUM names ${named}, which does not run: correct or unset it.` };
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = programNames.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const executablePath of [...onPath, ...macosApplications]) {
    if (await runs(executablePath)) {
      return { found: true, executablePath };
    }
  }
  return { found: false, reason: 'No Chromium or Chrome found: install one, or name one in CHROMIUM.' };
}

/** Finds a browser, or installs Debian's where this process may. Chinese glyphs come with it. */
export async function ensureChromium(report: (message: string) => void, signal?: AbortSignal): Promise<Chromium> {
  const present = await findChromium();
  if (present.found || process.env.CHROMIUM || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    return present;
  }
  report('Installing Chromium with apt ...');
  try {
    try {
      await aptInstall(signal);
    } catch {
      signal?.throwIfAborted();
      report('Updating the package lists ...');
      await apt(['update'], signal);
      await aptInstall(signal);
    }
  } catch (error) {
    signal?.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    return { found: false, reason: `Chromium could not be installed with apt: ${why}` };
  }
  return findChromium();
}

async function aptInstall(signal?: AbortSignal): Promise<void> {
  const install = ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-wqy-microhei'];
  await apt([...install, '--download-only'], signal);
  // Not to be aborted: a killed dpkg leaves a system that has to be repaired by hand.
  await apt(install);
}

async function apt(args: readonly string[], signal?: AbortSignal): Promise<void> {
  // Another apt may be at work, such as the machine's own unattended upgrades.
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('apt-get', [...options, ...args], { env, signal, timeoutMs: 900_000 });
}

/** Ubuntu has a /usr/bin/chromium-browser that only tells to install a snap, and fails. */
async function runs(executablePath: string): Promise<boolean> {
  if (!existsSync(executablePath)) {
    return false;
  }
  return runProgram(executablePath, ['--version'], { timeoutMs: 20_000 }).then(
    () => true,
    () => false,
  );
}
