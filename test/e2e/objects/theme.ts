import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** By kind: a theme's id, valid from 1.105 to 1.139, and the class that the workbench takes. */
const themes = {
  light: { id: 'Default Light Modern', className: 'vs' },
  dark: { id: 'Default Dark Modern', className: 'vs-dark' },
  highContrastDark: { id: 'Default High Contrast', className: 'hc-black' },
  highContrastLight: { id: 'Default High Contrast Light', className: 'hc-light' },
} as const;

export type ThemeKind = keyof typeof themes;

export const themeKinds: readonly ThemeKind[] = ['light', 'dark', 'highContrastDark', 'highContrastLight'];

/**
 * Changes the colour theme through the workspace's settings, which VS Code watches; the user's are read at the start
 * only, and its theme picker asks the marketplace. The workspace must have had a `.vscode/settings.json` when it was
 * opened: a new folder is noticed seconds later.
 */
export class Theme {
  readonly #page: Page;
  readonly #workspaceFolder: string;

  constructor(page: Page, workspaceFolder: string) {
    this.#page = page;
    this.#workspaceFolder = workspaceFolder;
  }

  async set(kind: ThemeKind): Promise<void> {
    const { id, className } = themes[kind];
    const file = path.join(this.#workspaceFolder, '.vscode/settings.json');
    const settings = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    await writeFile(file, JSON.stringify({ ...settings, 'workbench.colorTheme': id }));
    await this.#page.locator(`.monaco-workbench.${className}`).first().waitFor();
  }
}
