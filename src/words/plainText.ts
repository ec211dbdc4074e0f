import { redactText } from '../redact/redactText.ts';
import { replaceNoText } from './noText.ts';

const maxLength = 200;
/** A name may have megabytes, and rows are made again every minute. */
const readLength = 10 * maxLength;
const halfCharacter = /[\ud800-\udbff]$/;

/**
 * The one door for text that a runtime or a user of the cluster chose: on one line, of bearable length, and unable to
 * reorder what stands beside it.
 */
export function plainText(text: string): string {
  const isCut = text.length > readLength;
  const line = oneLine(isCut ? text.slice(0, readLength) : text);
  return isCut || line.length > maxLength ? `${head(line, maxLength - 1)}…` : line;
}

/**
 * The same for what a runtime says of a failure, which may quote a secret: an error wraps its cause and so ends with it,
 * hence the middle of a long one goes.
 */
export function plainDetail(text: string): string {
  const line = oneLine(redactText(text));
  const shownLength = 2 * maxLength;
  return line.length > shownLength ? `${head(line, maxLength)}…${tail(line, maxLength - 1)}` : line;
}

/** The same where there is room for a sentence alone: the last of the causes that it wraps. */
export function shortDetail(text: string): string {
  const line = wholeDetail(text);
  if (line.length <= shortLength) {
    return line;
  }
  const clauses = line.split(': ');
  let cause = clauses.pop() ?? '';
  for (let before = clauses.pop(); before !== undefined; before = clauses.pop()) {
    if (before.length + cause.length + 4 > shortLength) {
      break;
    }
    cause = `${before}: ${cause}`;
  }
  return `… ${tail(cause, shortLength - 2)}`;
}

const shortLength = 120;

/** The same where a person asked for all of it. */
export function wholeDetail(text: string): string {
  const line = oneLine(redactText(text));
  return line.length > wholeLength ? `${head(line, wholeLength - 1)}…` : line;
}

/** More than any error has that a person would read. */
const wholeLength = 4_000;

/** The same uncut, for the clipboard, the log and a document's address. */
export function oneLine(text: string): string {
  return replaceNoText(text, ' ').trim();
}

function head(line: string, length: number): string {
  return line.slice(0, length).replace(halfCharacter, '');
}

function tail(line: string, length: number): string {
  return line.slice(-length).replace(/^[\udc00-\udfff]/, '');
}

/**
 * The one door for text of others into a notification or the prompt of an input box. VS Code makes links of
 * `[words](target)` there, also to commands with arguments, which one click runs. With a space between, it is text.
 */
export function linklessText(text: string): string {
  return text.replaceAll('](', '] (');
}

/** The door for text of others into a quick pick and the status bar, which draw `$(name)` as an icon. */
export function iconlessText(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

/**
 * Makes text of the runtime (names, error messages) safe to write to a terminal among our own words: no escape
 * sequences, and line ends as a terminal wants them. The output of a command is not for this: its escapes are wanted.
 */
export function terminalText(text: string): string {
  return text
    .split('\n')
    .map((line) => replaceNoText(line, ''))
    .join('\r\n');
}
