import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** Git ignores it. */
const shotsFolder = fileURLToPath(new URL('../../shots/', import.meta.url));

/** Writes `test/shots/<name>.png` and gives its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const file = path.join(shotsFolder, `${name.replace(/[^\w.-]+/g, '-')}.png`);
  await page.screenshot({ path: file });
  return file;
}
