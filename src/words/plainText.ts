const maxLength = 200;
// Control characters, line and paragraph separators, and the marks that turn the direction of writing.
const unsafe = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu;
const halfCharacter = /[\ud800-\udbff]$/;

/**
 * The one door for text that a runtime or a user of the cluster chose: on one line, of bearable length, and unable to
 * reorder what stands beside it.
 */
export function plainText(text: string): string {
  const line = plainLine(text);
  return line.length > maxLength ? `${head(line, maxLength - 1)}…` : line;
}

/**
 * The same for what a runtime says of a failure: an error wraps its cause and so ends with it, hence the middle of a
 * long one goes.
 */
export function plainDetail(text: string): string {
  const line = plainLine(text);
  const shownLength = 2 * maxLength;
  return line.length > shownLength ? `${head(line, maxLength)}…${tail(line, maxLength - 1)}` : line;
}

function plainLine(text: string): string {
  return text.replace(unsafe, ' ').trim();
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

/** The door for text of others into a quick pick, which draws `$(name)` as an icon. */
export function iconlessText(text: string): string {
  return text.replaceAll('$(', '\\$(');
}

// C0 and C1 controls, of which escape sequences are made, and the marks that turn the direction of text.
// eslint-disable-next-line no-control-regex
const unsafeInTerminal = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes text of the runtime (names, error messages) safe to write to a terminal among our own words: no escape
 * sequences, and line ends as a terminal wants them. The output of a command is not for this: its escapes are wanted.
 */
export function terminalText(text: string): string {
  return text.replace(unsafeInTerminal, '').replaceAll('\n', '\r\n');
}
