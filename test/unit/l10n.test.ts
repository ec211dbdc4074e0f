import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type SourceTexts, sourceTexts } from './l10n/sourceTexts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.ts') && !file.includes('/generated/'));
const texts = files.map((file) => sourceTexts(root, file));
const all = <Key extends keyof SourceTexts>(key: Key): SourceTexts[Key][number][] =>
  texts.flatMap((found) => found[key]);

const bundle = JSON.parse(readFileSync(path.join(root, 'l10n/bundle.l10n.zh-cn.json'), 'utf8')) as Record<
  string,
  string
>;

/** Texts that are the same in every language. Each needs a reason. */
const untranslated = new Set([
  // Docker's own way to show an image without a tag.
  '<none>',
]);

/** Words that are spelt alike in Chinese. */
const alikeWords = new Set(['Pod', 'ID', 'PID', 'UID']);

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

describe('texts in code', () => {
  it('are found', () => {
    expect(all('messages').length).toBeGreaterThan(100);
  });

  it('are given to l10n.t as literals', () => {
    expect(all('unknown')).toEqual([]);
  });

  it('do not go round l10n.t', () => {
    expect(all('bypassing').filter(({ text }) => !untranslated.has(text.replaceAll(/^['"`]|['"`]$/g, '')))).toEqual([]);
  });
});

describe('bundle.l10n.zh-cn.json', () => {
  it('has every message of the code', () => {
    expect(all('messages').filter(({ text }) => !(text in bundle))).toEqual([]);
  });

  it('has no other', () => {
    const used = new Set(all('messages').map(({ text }) => text));
    expect(Object.keys(bundle).filter((key) => !used.has(key))).toEqual([]);
  });

  it('keeps the placeholders', () => {
    const differing = Object.entries(bundle).filter(
      ([english, chinese]) => placeholders(english).join() !== placeholders(chinese).join(),
    );
    expect(differing).toEqual([]);
  });

  it('translates all but the words that are spelt alike', () => {
    const alike = Object.entries(bundle).filter(([english, chinese]) => chinese.trim() === '' || chinese === english);
    expect(alike.map(([english]) => english).filter((english) => !alikeWords.has(english))).toEqual([]);
  });
});
