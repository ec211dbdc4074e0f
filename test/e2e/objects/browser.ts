import { type Browser, chromium } from 'playwright-core';

/** Root may not use Chromium's sandbox, containers have a small /dev/shm, and nothing should call out. */
const chromiumFlags = [
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
  return chromium.launch({ executablePath, args: chromiumFlags });
}
