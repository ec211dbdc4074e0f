import { ArgumentReader } from './argumentReader.ts';
import { hidden } from './secretNames.ts';

/** Words that tell of an option rather than stand after it: `the option --token is deprecated`. */
const sentenceWord =
  /^(is|was|are|must|may|can|cannot|flag|option|argument|value|and|or|not|has|have|to|requires?|needs?|should|in|for|with|be|via|as|from|on|of|set|if|when|because)$/;
/** A quotation mark separates words, too: then `["mysql","-px"]` is read like `mysql -px`. */
const wordOfText = /[^\s"'`\\]+/g;
const onlyPunctuation = /^[,.:)\]}]+$/;

/** A text without the secrets of the command lines in it. */
export function hideArguments(text: string): string {
  const parts: string[] = [];
  const reader = new ArgumentReader();
  let done = 0;
  wordOfText.lastIndex = 0;
  for (let match = wordOfText.exec(text); match !== null; match = wordOfText.exec(text)) {
    const word = withoutBracket(withoutEscape(text, match));
    const start = match.index + match[0].length - word.length;
    if (word === '' || onlyPunctuation.test(word)) {
      continue;
    }
    if (isQuote(text[start - 1]) || beginsLine(text, start)) {
      reader.beginCommand();
    }
    const at = reader.secretAt(word) ?? (isAttached(text, start, word, reader) ? word.length : undefined);
    if (at === undefined || (at === 0 && sentenceWord.test(word))) {
      continue;
    }
    const [from, to] = extent(text, start, at, word);
    if (to > from && !text.startsWith(hidden, from)) {
      parts.push(text.slice(done, from), hidden);
      done = to;
      wordOfText.lastIndex = Math.max(to, wordOfText.lastIndex);
    }
  }
  return done === 0 ? text : parts.join('') + text.slice(done);
}

/** From where to where a secret goes, which a quotation mark before it ends. */
function extent(text: string, start: number, at: number, word: string): readonly [from: number, to: number] {
  const from = start + at;
  const end = start + word.length;
  const quote = at === word.length ? text[end] : at === 0 ? text[start - 1] : undefined;
  if (isQuote(quote)) {
    const opened = at === word.length ? end + 1 : from;
    const closed = text.indexOf(quote, opened);
    return [opened, closed < 0 ? text.length : closed];
  }
  let last = end;
  while (last > from && ')]},;'.includes(text[last - 1] ?? '')) {
    last -= 1;
  }
  return [from, last];
}

function withoutBracket(word: string): string {
  return word.length > 1 && !word.startsWith(hidden) && '([{'.includes(word[0] ?? '') ? word.slice(1) : word;
}

/** JSON writes a line's end as `\\n`, whose letter is no part of the word that follows. */
function withoutEscape(text: string, { 0: word, index }: RegExpExecArray): string {
  return text[index - 1] === '\\' && /^[nrt]/.test(word) ? word.slice(1) : word;
}

function beginsLine(text: string, start: number): boolean {
  return /(\n|\\n)[ \t]{0,40}(- )?$/.test(text.slice(Math.max(0, start - 50), start));
}

/** Whether a quotation follows an option without a blank, and is no end of one around the option. */
function isAttached(text: string, start: number, word: string, reader: ArgumentReader): boolean {
  const next = text.slice(start + word.length, start + word.length + 9).search(/[^\\]/);
  return (
    !isQuote(text[start - 1]) && next >= 0 && isQuote(text[start + word.length + next]) && reader.takesAttached(word)
  );
}

function isQuote(character: string | undefined): character is '"' | "'" | '`' {
  return character === '"' || character === "'" || character === '`';
}
