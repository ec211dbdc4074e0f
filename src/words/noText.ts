/**
 * What is no text, in one list for all doors: controls (C0, C1, ESC), separators of lines and paragraphs, marks that turn
 * the direction of writing, and everything that is not seen: zero width, tags, fillers, annotations, the empty pattern of
 * Braille. By Unicode's own property, so that what it adds comes with the engine.
 */
const noText = String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]`;

/**
 * Joiners stay where writing needs them: between the letters of scripts that join or stack, and between the parts of an
 * emoji. Between Latin letters they would only make one name look like another.
 */
const joinedScripts = ['Arab', 'Syrc', 'Mong', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym']
  .concat('Sinh', 'Mymr', 'Khmr')
  .map((script) => `\\p{scx=${script}}`)
  .join('');
const neededJoiners = [
  String.raw`(?<=[${joinedScripts}])[\u200c\u200d](?=[${joinedScripts}])`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
];

/** One selector stays after what has variants: an emoji, the digit of a keycap, an ideograph, a letter of Mongolian. */
const neededSelectors = [
  String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
  String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
  String.raw`(?<=\p{scx=Hani})[\ufe00-\ufe0d\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=\p{scx=Mong})[\u180b-\u180d\u180f]`,
];

const needed = [...neededJoiners, ...neededSelectors].join('|');
const neededOrNoText = new RegExp(`(${needed})|(?:(?!${needed})${noText})+`, 'gu');
/** More marks on one letter than writing has, which would be drawn over the lines around. */
const tooManyMarks = /(\p{M}{4})\p{M}+/gu;
/** They would be drawn over what stands before the text. */
const marksWithoutLetter = /^\p{M}+/u;
const onlyAscii = /^[\x20-\x7e]*$/;

const onlyAsciiLines = /^[\x20-\x7e\n\t]*$/;

/** A text of several lines with an escape for each character that is no text, for where nothing may be lost. */
export function escapeNoText(text: string, escape: (codePoint: number) => string): string {
  return onlyAsciiLines.test(text)
    ? text
    : text.replace(
        neededOrNoText,
        (found, isNeeded?: string) =>
          isNeeded ??
          Array.from(found, (character) =>
            /[\n\t]/.test(character) ? character : escape(character.codePointAt(0) ?? 0),
          ).join(''),
      );
}

/** A text with something else for each run of what is no text, and no more marks on a letter than can be read. */
export function replaceNoText(text: string, instead: string): string {
  if (onlyAscii.test(text)) {
    return text;
  }
  return text
    .toWellFormed()
    .replace(neededOrNoText, (_found, isNeeded?: string) => isNeeded ?? instead)
    .replace(tooManyMarks, '$1')
    .replace(marksWithoutLetter, '');
}
