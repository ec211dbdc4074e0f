import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/contrib/commands.ts';
import { contributionId } from '../../../src/contrib/contributionId.ts';
import { manifest } from '../../../src/contrib/manifest.ts';
import { layersViewType, viewIds } from '../../../src/contrib/views.ts';
import { contextKeys, workbenchKeys } from '../../../src/contrib/whenClause.ts';
import { contextValues } from '../../builders/contextValues.ts';

const root = new URL('../../../', import.meta.url);
const readJson = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(new URL(name, root), 'utf8')) as Record<string, unknown>;

const packageJson = await readJson('package.json');
const english = await readJson('package.nls.json');
const chinese = await readJson('package.nls.zh-cn.json');
const commandIds = Object.keys(commands).map((name) => `criExplorer.${name}`);

/** Every object of the manifest that has the property, with its value. */
function valuesOf(value: unknown, property: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => valuesOf(item, property));
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    key === property && typeof item === 'string' ? [item] : valuesOf(item, property),
  );
}

describe('package.json', () => {
  it('holds what the tables say (npm run manifest)', () => {
    for (const [key, value] of Object.entries(manifest())) {
      expect(packageJson[key], key).toEqual(value);
    }
  });

  it('names only files that exist', () => {
    for (const file of valuesOf(manifest(), 'icon').filter((icon) => icon.startsWith('media/'))) {
      expect(existsSync(new URL(file, root)), file).toBe(true);
    }
  });
});

describe('menus, keys and welcome texts', () => {
  it('run only commands that exist', () => {
    const foreign = new Set(['list.select', 'list.toggleExpand', 'runCommands']);
    const named = valuesOf(manifest(), 'command').filter((id) => !foreign.has(id));
    expect(named.filter((id) => !commandIds.includes(id))).toEqual([]);
  });

  it('link only to commands that exist, in each language', () => {
    for (const texts of [english, chinese]) {
      const links = Object.values(texts).flatMap((text) => [...String(text).matchAll(/\(command:([^)]*)\)/g)]);
      expect(links.length).toBeGreaterThan(20);
      expect(links.map((link) => link[1]).filter((id) => !commandIds.includes(id ?? ''))).toEqual([]);
    }
  });

  it('ask only for context keys that somebody sets', () => {
    const known = new Set<string>([...Object.values(contextKeys), ...workbenchKeys, 'false']);
    for (const when of valuesOf(manifest(), 'when')) {
      const operands = when
        .replaceAll(/=~ \/.*?\/(?= |\)|$)/g, '')
        .replaceAll(/== [\w.]+/g, '')
        .replaceAll(/ (not )?in /g, ' ')
        .match(/[\w.]+/g);
      expect(
        operands?.filter((key) => !known.has(key)),
        when,
      ).toEqual([]);
    }
  });

  it('ask only for views and row values that exist', () => {
    for (const when of valuesOf(manifest(), 'when')) {
      for (const [, view] of when.matchAll(/(?:view|focusedView) == ([\w.]+)/g)) {
        expect(viewIds, when).toContain(view);
      }
      for (const [, pattern] of when.matchAll(/viewItem =~ \/\^\((.*)\)\$\//g)) {
        for (const alternative of alternatives(pattern ?? '')) {
          const expression = new RegExp(`^(${alternative})$`);
          expect(
            contextValues.some((value) => expression.test(value)),
            `${when}: ${alternative}`,
          ).toBe(true);
        }
      }
    }
  });

  it('offers to stop whatever may run', () => {
    const states = contextValues.filter(
      (value) =>
        value.startsWith('container.') && commands.stopContainer.menus.some(({ when }) => matches(when, value)),
    );
    expect(states).toEqual(['container.running', 'container.unknown']);
    const sandboxes = contextValues.filter(
      (value) => value.startsWith('sandbox.') && commands.stopSandbox.menus.some(({ when }) => matches(when, value)),
    );
    expect(sandboxes).toEqual(['sandbox.ready', 'sandbox.notReady.alive']);
  });

  it('offers one way to remove, for whatever is selected', () => {
    const menus = Object.entries(commands).flatMap(([name, entry]) =>
      name.startsWith('remove')
        ? entry.menus
            .filter(({ menu, group }) => (menu === 'row' || menu === 'view/item/context') && group !== 'inline@1')
            .map(({ when }) => [name, when] as const)
        : [],
    );
    const several = menus.filter(([, when]) => !when.includes('!listMultiSelection'));
    expect(several.map(([name]) => name)).toEqual(['removeSelection']);
    expect(several[0]?.[1]).not.toContain('viewItem');
    for (const value of contextValues.filter((each) => /^(sandbox|container|image)\./.test(each))) {
      expect(menus.filter(([, when]) => matches(when, value)).length, value).toBe(1);
    }
  });

  it('shows at most two icons on a row', () => {
    for (const value of contextValues) {
      const inline = Object.values(commands).flatMap(({ menus }) =>
        menus.filter(({ when, group }) => group.startsWith('inline') && matches(when, value)),
      );
      expect(inline.length, value).toBeLessThanOrEqual(2);
    }
  });

  it('offer on a card what they offer on the row of its object, and nothing on what was recorded', () => {
    const { menus } = manifest()['contributes'] as { menus: Record<string, { when: string; command: string }[]> };
    const offered = (menu: string, value: string) =>
      (menus[menu] ?? []).filter(({ when }) => matches(when, value)).map(({ command }) => command);
    for (const value of contextValues) {
      expect(new Set(offered('webview/context', value)), value).toEqual(new Set(offered('view/item/context', value)));
    }
    expect(offered('webview/context', 'container.running')).toContain('criExplorer.stopContainer');
    for (const { when } of menus['webview/context'] ?? []) {
      expect(when).toContain(`webviewId == ${layersViewType} && webviewSection == live && `);
    }
  });

  it('gives an icon to every command that shows as one', () => {
    for (const [name, entry] of Object.entries(commands)) {
      if (entry.menus.some(({ group }) => /^(inline|navigation)/.test(group))) {
        expect('icon' in entry, name).toBe(true);
      }
    }
  });

  it('welcomes every state of every list with other words and one button', () => {
    const entries = Object.entries(english).filter(([key]) => key.startsWith('welcome.'));
    expect(new Set(entries.map(([, text]) => text)).size).toBe(entries.length);
    for (const [key, text] of entries) {
      const buttons = String(text)
        .split('\n')
        .filter((line) => /^\[[^\]]*\]\([^)]*\)$/.test(line));
      expect(buttons.length, key).toBe(key === 'welcome.connecting' ? 0 : 1);
    }
  });
});

describe('translations of the manifest', () => {
  const used = new Set([...JSON.stringify(manifest()).matchAll(/%([\w.]+)%/g)].map((match) => match[1] ?? ''));

  it.each([
    ['package.nls.json', english],
    ['package.nls.zh-cn.json', chinese],
  ])('%s has each key that is used and no other', (_, texts) => {
    expect(Object.keys(texts).sort()).toEqual([...used].sort());
  });

  it('link to the same commands in the same order', () => {
    for (const [key, text] of Object.entries(english)) {
      const links = (value: unknown): string[] => String(value).match(/\(command:[^)]*\)/g) ?? [];
      expect(links(chinese[key]), key).toEqual(links(text));
    }
  });
});

it('ids are made in one place', () => {
  expect(contributionId('refresh')).toBe('criExplorer.refresh');
});

/** Splits at the `|` that stand outside brackets. */
function alternatives(pattern: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const char of pattern) {
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    if (char === '|' && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      part += char;
    }
  }
  return [...parts, part];
}

function matches(when: string, contextValue: string): boolean {
  const pattern = /viewItem =~ \/(.*)\/$/.exec(when)?.[1];
  return pattern !== undefined && new RegExp(pattern).test(contextValue);
}
