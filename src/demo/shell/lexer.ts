import { SyntaxError } from './syntax.ts';
import type { Word, WordPart } from './syntax.ts';

export type Token =
  | { readonly kind: 'word'; readonly word: Word; readonly raw: string }
  | { readonly kind: 'operator'; readonly text: string };

const operator = /^(?:&&|\|\||[0-2]?>&[12]|&>|[0-2]?>>|[0-2]?>|<|[;&|()\n])/;

/** Cuts a script into words and operators. Line ends are operators; comments vanish. */
export function tokenize(script: string): Token[] {
  const tokens: Token[] = [];
  let rest = script;
  while (rest !== '') {
    const blank = /^(?:[ \t\r]+|\\\n|#[^\n]*)/.exec(rest)?.[0];
    const text = blank === undefined ? operator.exec(rest)?.[0] : undefined;
    if (blank !== undefined) {
      rest = rest.slice(blank.length);
    } else if (text !== undefined) {
      tokens.push({ kind: 'operator', text });
      rest = rest.slice(text.length);
    } else {
      const { word, length } = readWord(rest);
      tokens.push({ kind: 'word', word, raw: rest.slice(0, length) });
      rest = rest.slice(length);
    }
  }
  return tokens;
}

function readWord(source: string): { word: Word; length: number } {
  const parts: WordPart[] = [];
  let at = 0;
  while (at < source.length && !/[\s;&|()<>]/.test(source.charAt(at))) {
    const character = source.charAt(at);
    if (character === "'") {
      const end = endOf(source, "'", at + 1);
      parts.push({ kind: 'text', text: source.slice(at + 1, end), quoted: true });
      at = end + 1;
    } else if (character === '"') {
      at = readDoubleQuoted(source, at + 1, parts);
    } else if (character === '\\') {
      parts.push({ kind: 'text', text: source.charAt(at + 1), quoted: true });
      at += 2;
    } else if (isExpansion(source, at)) {
      at = readExpansion(source, at, false, parts);
    } else {
      const text = /^[^\s;&|()<>'"\\$`]+|^[$`]/.exec(source.slice(at))?.[0] ?? character;
      parts.push({ kind: 'text', text, quoted: false });
      at += text.length;
    }
  }
  return { word: parts, length: at };
}

/** @returns where the text after the closing quote begins */
function readDoubleQuoted(source: string, start: number, parts: WordPart[]): number {
  let at = start;
  let text = '';
  while (source.charAt(at) !== '"') {
    if (at >= source.length) {
      throw new SyntaxError('unterminated quoted string');
    }
    if (source.charAt(at) === '\\' && /[$`"\\\n]/.test(source.charAt(at + 1))) {
      text += source.charAt(at + 1);
      at += 2;
    } else if (isExpansion(source, at)) {
      parts.push({ kind: 'text', text, quoted: true });
      text = '';
      at = readExpansion(source, at, true, parts);
    } else {
      text += source.charAt(at);
      at += 1;
    }
  }
  parts.push({ kind: 'text', text, quoted: true });
  return at + 1;
}

function isExpansion(source: string, at: number): boolean {
  return /^(?:`|\$[\w?$!#@*({])/.test(source.slice(at, at + 2));
}

/** @returns where the text after the expansion begins */
function readExpansion(source: string, at: number, quoted: boolean, parts: WordPart[]): number {
  if (source.charAt(at) === '`') {
    const end = endOf(source, '`', at + 1);
    parts.push({ kind: 'command', source: source.slice(at + 1, end), quoted });
    return end + 1;
  }
  if (source.startsWith('$((', at)) {
    const end = closing(source, at + 1);
    parts.push({ kind: 'arithmetic', source: source.slice(at + 3, end - 1) });
    return end + 1;
  }
  if (source.startsWith('$(', at)) {
    const end = closing(source, at + 1);
    parts.push({ kind: 'command', source: source.slice(at + 2, end), quoted });
    return end + 1;
  }
  if (source.startsWith('${', at)) {
    const end = endOf(source, '}', at + 2);
    const match = /^(?<name>\w+|[?$!#@*])(?::?-(?<fallback>.*))?$/s.exec(source.slice(at + 2, end));
    if (match?.groups?.['name'] === undefined) {
      throw new SyntaxError('bad substitution');
    }
    parts.push({ kind: 'variable', name: match.groups['name'], fallback: match.groups['fallback'], quoted });
    return end + 1;
  }
  const name = /^(?:[A-Za-z_]\w*|.)/.exec(source.slice(at + 1))?.[0] ?? '';
  parts.push({ kind: 'variable', name, fallback: undefined, quoted });
  return at + 1 + name.length;
}

function endOf(source: string, quote: string, from: number): number {
  const end = source.indexOf(quote, from);
  if (end < 0) {
    throw new SyntaxError('unterminated quoted string');
  }
  return end;
}

/** Where the parenthesis that opens at `open` closes; quotes inside are skipped. */
function closing(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === "'" || character === '"') {
      at = endOf(source, character, at + 1);
    } else if (character === '(') {
      depth += 1;
    } else if (character === ')') {
      depth -= 1;
      if (depth === 0) {
        return at;
      }
    }
  }
  throw new SyntaxError('unexpected end of file (expecting ")")');
}
