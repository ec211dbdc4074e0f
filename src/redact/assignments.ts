import { hidden, isHarmless, isSecretName } from './secretNames.ts';

/**
 * A name, its end quote if it has one, and what joins it to a value. It is tried from its beginning alone: a long word
 * would be read again and again otherwise.
 */
const nameAndJoint = /(?<![\w.-])([\w.-]+)(\\*["'])?([ \t\u00a0]{0,20}(?:=>|:=|[:=：＝])[ \t\u00a0]{0,20})/g;
/** Python and SQL mark a text by a letter before it. */
const openQuote = /(?:[bBrRuUEN](?=\\*["']))?\\*["'`]/y;
const scheme = /(?:basic|bearer|apikey|negotiate)[ \t]+/iy;
const anyScheme = /(?:basic|bearer|apikey|negotiate|token)[ \t]+/iy;
const otherScheme = /[\w-]+[ \t]+(?=[^\s"'`])/y;
const longScheme = /(?:digest|hawk|aws4-[\w-]+)[ \t]+/iy;
const headerOfMany = /^(set-)?cookie2?$/i;
/** As Go prints the environment of a process. */
const listOfVariables = /\[[A-Za-z_]\w{0,80}=/y;
const untilQuoteOrLine = /[^"'`\r\n\\]*/y;
const untilSemicolon = /[^;"'`\r\n]*/y;
/** A block of YAML: the lines below that are indented, also in a text that JSON quotes. */
const block = /[|>][-+\d]{0,2}[ \t]*(?:(?:\r?\n|\\{1,8}n)[ \t]+[^\r\n\\]*)+/y;
const untilBlank = /[^\s"'`<>]*/y;
/** Another assignment in the same word, as in a query or a connection string. */
const nextAssignment = /[;&,][\w .-]{1,40}=/;

/** A text without the values of names that are those of secrets: `name=value`, `name: value`, `"name":"value"`. */
export function hideAssigned(text: string): string {
  const parts: string[] = [];
  let done = 0;
  nameAndJoint.lastIndex = 0;
  for (let match = nameAndJoint.exec(text); match !== null; match = nameAndJoint.exec(text)) {
    const [from, to] = secretOf(text, match) ?? [0, 0];
    if (to > from) {
      parts.push(text.slice(done, from), hidden);
      done = to;
      nameAndJoint.lastIndex = to;
    }
  }
  return done === 0 ? text : parts.join('') + text.slice(done);
}

function secretOf(text: string, match: RegExpExecArray): readonly [from: number, to: number] | undefined {
  const [whole, name = ''] = match;
  const start = match.index + whole.length;
  const isSecret =
    isSecretName(name) ||
    (name.toLowerCase() === 'pwd' && isOfConnection(text, match)) ||
    (/^env(s|ironment)?$/i.test(name) && matchAt(listOfVariables, text, start) !== '');
  if (!isSecret && !(name.toLowerCase() === 'value' && isValueOfPair(text, match))) {
    return undefined;
  }
  const opening = matchAt(openQuote, text, start);
  if (opening !== '') {
    const one = opening.replace(/^[a-z]/i, '');
    const isTriple = text.startsWith(one + one, start + opening.length);
    const quote = isTriple ? one.repeat(3) : one;
    const from = start + opening.length + (isTriple ? 2 * one.length : 0);
    const to = isTriple ? indexOrLength(text, quote, from) : endOfQuoted(text, from, quote);
    const skipped = schemeLength(name, text, from);
    return isHarmless(text.slice(from, to)) ? undefined : [from + skipped, to];
  }
  return unquoted(text, match, start);
}

/**
 * The value of `{"name":"A","value":"…"}` or `Key:A,Value:…` in the part of a message that an error quotes, or of the
 * two lines of YAML. An error says `Invalid value: "x"` too, which is none.
 */
function isValueOfPair(text: string, { 0: whole, 2: nameQuote, index }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - 200), index);
  const isJoined = nameQuote !== undefined || !/\s$/.test(whole);
  return (
    (isJoined && (matchAt(openQuote, text, index + whole.length) !== '' || /(key|name):[\w.-]+, ?$/i.test(before))) ||
    /name: *\\*["']?[\w.-]+\\*["']?[ \t]*(\n|\\{1,8}n) *$/.test(before)
  );
}

function unquoted(text: string, match: RegExpExecArray, start: number): readonly [number, number] | undefined {
  const [, name = '', nameQuote, joint = ''] = match;
  const isColon = joint.includes(':') && !joint.includes('=');
  if (isColon && nameQuote === undefined && text[match.index - 1] === '/') {
    // The last part of a path or of an image's name.
    return undefined;
  }
  if (text[start] === '[') {
    const quote = matchAt(openQuote, text, start + 1);
    const end = text.indexOf(`${quote}]`, start + 1);
    return [start + 1, end < 0 ? text.length : end + quote.length];
  }
  if (isColon && headerOfMany.test(name)) {
    return [start, start + matchAt(untilQuoteOrLine, text, start).length];
  }
  const lines = matchAt(block, text, start).length;
  if (lines > 0) {
    return [start, start + lines];
  }
  const isHeader = isColon && /authorization$/i.test(name) && schemeLength(name, text, start) === 0;
  const other = isHeader ? matchAt(otherScheme, text, start) : '';
  const isOther = other !== '' && !isSentence(text, match, other.trim());
  const long = isOther ? other.length : matchAt(longScheme, text, start).length;
  if (long > 0) {
    return [start + long, start + long + matchAt(untilQuoteOrLine, text, start + long).length];
  }
  const from = start + schemeLength(name, text, start);
  const isConnectionString = isOfConnection(text, match);
  if (isConnectionString && text[start] === '{') {
    const end = text.indexOf('}', start);
    return [start + 1, end < 0 ? text.length : end];
  }
  const word = matchAt(isConnectionString ? untilSemicolon : untilBlank, text, from);
  const value = word.slice(0, endOfValue(word));
  if (isHarmless(value) || (from === start && isColon && isSentence(text, match, value))) {
    return undefined;
  }
  return [from, from + value.length];
}

/** A part of `Server=db;Password=…`. */
function isOfConnection(text: string, match: RegExpExecArray): boolean {
  return match[3]?.trim().startsWith('=') === true && text[match.index - 1] === ';';
}

/** The end of a value that goes to the next blank: before another assignment, and before what closes a bracket. */
function endOfValue(word: string): number {
  if (word.startsWith(hidden)) {
    return hidden.length;
  }
  const next = word.search(nextAssignment);
  let end = next < 0 ? word.length : next;
  while (end > 0 && ')]},;.:'.includes(word[end - 1] ?? '')) {
    end -= 1;
  }
  return end;
}

/** `invalid token: expired` is a sentence about a secret: its name is not the first of the line, and a word follows. */
function isSentence(text: string, match: RegExpExecArray, value: string): boolean {
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  const isFirstOfLine = /(^|[\r\n])[ \t]*(- )?["']?$/.test(match.index > 40 ? `x${before}` : before);
  const end = match.index + match[0].length + value.length;
  const endsLine = end >= text.length || '\r\n'.includes(text[end] ?? '');
  return /\s$/.test(match[3] ?? '') && /^[a-z]+$/.test(value) && !(isFirstOfLine && endsLine);
}

/** The end of a quoted value; a quote that is never closed hides all that follows. */
function endOfQuoted(text: string, from: number, quote: string): number {
  const mark = quote.slice(-1);
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
    let escapes = 0;
    while (escapes < quote.length && text[at - 1 - escapes] === '\\') {
      escapes += 1;
    }
    if (escapes <= quote.length - 1) {
      return at - escapes;
    }
  }
  return text.length;
}

function indexOrLength(text: string, searched: string, from: number): number {
  const index = text.indexOf(searched, from);
  return index < 0 ? text.length : index;
}

/** `Bearer ` stays: it tells which way of logging in was tried. */
function schemeLength(name: string, text: string, index: number): number {
  return matchAt(/authorization$/i.test(name) ? anyScheme : scheme, text, index).length;
}

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
}
