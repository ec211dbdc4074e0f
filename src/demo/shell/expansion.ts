import { evaluateArithmetic } from './arithmetic.ts';
import type { Word, WordPart } from './syntax.ts';

export interface ExpansionSource {
  variable(name: string): string | undefined;
  /** The output of a command, for `$(...)`. */
  commandOutput(source: string): Promise<string>;
}

/** Words to arguments: unquoted expansions are split at white space, quoted ones are not. No file name patterns. */
export async function expandWords(words: readonly Word[], source: ExpansionSource): Promise<string[]> {
  const fields: string[] = [];
  for (const word of words) {
    fields.push(...(await expandWord(word, source)));
  }
  return fields;
}

/** A word as one argument, as in an assignment. */
export async function expandToText(word: Word, source: ExpansionSource): Promise<string> {
  const texts: string[] = [];
  for (const part of word) {
    texts.push(await expandPart(part, source));
  }
  return texts.join('');
}

async function expandWord(word: Word, source: ExpansionSource): Promise<string[]> {
  const fields: string[] = [];
  let open: string | undefined;
  for (const part of word) {
    const text = await expandPart(part, source);
    if (part.kind === 'text' || part.kind === 'arithmetic' || part.quoted) {
      open = (open ?? '') + text;
      continue;
    }
    const [first = '', ...rest] = text.split(/[ \t\n]+/);
    open = open === undefined && first === '' ? undefined : (open ?? '') + first;
    for (const field of rest) {
      if (open !== undefined) {
        fields.push(open);
      }
      open = field === '' ? undefined : field;
    }
  }
  if (open !== undefined) {
    fields.push(open);
  }
  return fields;
}

async function expandPart(part: WordPart, source: ExpansionSource): Promise<string> {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'variable': {
      const value = source.variable(part.name) ?? '';
      return value === '' ? (part.fallback ?? '') : value;
    }
    case 'command':
      return (await source.commandOutput(part.source)).replace(/\n+$/, '');
    case 'arithmetic':
      return String(evaluateArithmetic(part.source, (name) => source.variable(name.replace(/^\$/, '')) ?? ''));
  }
}
