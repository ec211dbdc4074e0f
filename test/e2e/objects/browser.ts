import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Root may not use Chromium's sandbox, containers have a small /dev/shm, and nothing should call out. */
const FLAGS = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--force-prefers-reduced-motion',
];

/** Starts a Chromium without a window. `executablePath` comes from scripts/workbench/chromium.ts. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}
