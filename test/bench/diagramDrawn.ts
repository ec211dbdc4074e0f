import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { ensureChromium } from '../../scripts/workbench/chromium.ts';
import { webviewWords } from '../../src/diagram/words.ts';
import type { ToWebview } from '../../src/protocol/messages.ts';
import { english } from '../builders/rows.ts';
import { launchBrowser } from '../e2e/objects/browser.ts';
import { startStandalone } from '../webview/standalone/standaloneServer.ts';

const openings = 11;
const changes = 60;
const warmUps = 5;
const spacingMs = 100;
/** Long after the frame of the last message. */
const settledMs = 500;

export interface DiagramDrawn {
  /** From the first screen's message to its frame, of each opening. */
  readonly firstMs: readonly number[];
  readonly changesMs: readonly number[];
  readonly cards: number;
  /** Tasks over 50 ms, in milliseconds. */
  readonly openingTasksMs: readonly number[];
  readonly changeTasksMs: readonly number[];
}

/** What frameTimes.js notes. */
interface FrameTimes {
  readonly frames: readonly number[];
  readonly tasks: readonly number[];
}

/**
 * The built webview in a browser of its own, without an editor around it and without motion.
 * @param messages two screens, one change apart
 */
export async function diagramDrawn(messages: readonly string[]): Promise<DiagramDrawn> {
  const chromium = await ensureChromium(console.error);
  if (!chromium.found) {
    throw new Error(chromium.reason);
  }
  // They are what the panel posts.
  const screens = messages.map((message) => JSON.parse(message) as Extract<ToWebview, { kind: 'screen' }>);
  const words: ToWebview = { kind: 'words', words: webviewWords(english) };
  await using server = await startStandalone((_recorded, { requestId }) => [
    words,
    ...screens.slice(0, 1).map((screen) => ({ ...screen, requestId })),
  ]);
  const browser = await launchBrowser(chromium.executablePath);
  try {
    const opened: FrameTimes[] = [];
    for (let round = 0; round < openings; round += 1) {
      const page = await openPage(browser, `${server.url}?opening=${round}`);
      opened.push(await timesOf(page));
      await page.close();
    }
    const page = await openPage(browser, server.url);
    const cards = await page.locator('.card').count();
    const before = await timesOf(page);
    for (let generation = 1; generation <= changes + warmUps; generation += 1) {
      const screen = screens[generation % screens.length];
      const message = { ...screen, generation, requestId: 1e6 };
      // A string, for Node knows no window.
      await page.evaluate(`window.postMessage(${JSON.stringify(message)})`);
      await pause(spacingMs);
    }
    await pause(settledMs);
    const after = await timesOf(page);
    return {
      firstMs: opened.flatMap(({ frames }) => frames.slice(0, 1)),
      changesMs: after.frames.slice(before.frames.length + warmUps),
      cards,
      openingTasksMs: opened.flatMap(({ tasks }) => tasks),
      changeTasksMs: after.tasks.slice(before.tasks.length),
    };
  } finally {
    await browser.close();
  }
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1480, height: 940 } });
  await page.addInitScript({ path: path.join(import.meta.dirname, 'frameTimes.js') });
  await page.goto(url);
  await page.locator('.card').first().waitFor();
  await pause(settledMs);
  return page;
}

async function timesOf(page: Page): Promise<FrameTimes> {
  // Under that name the script has them.
  return page.evaluate<FrameTimes>('window.frameTimes');
}
