/** C0 and C1 controls, of which escape sequences are made, and the marks that turn the direction of text. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes text of the runtime (names, error messages) safe to write to a terminal among our own words: no escape
 * sequences, and line ends as a terminal wants them. The output of a command is not for this: its escapes are wanted.
 */
export function terminalText(text: string): string {
  return text.replace(UNSAFE, '').replaceAll('\n', '\r\n');
}
