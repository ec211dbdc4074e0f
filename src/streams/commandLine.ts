export type CommandLineProblem = 'empty' | 'unbalancedQuote' | 'trailingBackslash';

export type CommandLine =
  | { readonly kind: 'command'; readonly command: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: CommandLineProblem };

/** Between double quotes a backslash protects these only, as in POSIX; elsewhere it stays. */
const protectedInDoubleQuotes = new Set(['"', '\\', '$', '`']);

/**
 * Splits a typed command into its arguments by POSIX quoting: single quotes, double quotes, backslash. No shell is
 * involved, so nothing is expanded: `$HOME`, `*` and `|` reach the program as they are.
 */
export function parseCommandLine(text: string): CommandLine {
  const command: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  const characters = text[Symbol.iterator]();
  for (const character of characters) {
    if (character === '\\' && quote !== "'") {
      const next = characters.next();
      if (next.done === true) {
        return { kind: 'problem', problem: quote === undefined ? 'trailingBackslash' : 'unbalancedQuote' };
      }
      const keepsBackslash = quote === '"' && !protectedInDoubleQuotes.has(next.value);
      word = `${word ?? ''}${keepsBackslash ? '\\' : ''}${next.value}`;
    } else if (character === quote) {
      quote = undefined;
    } else if (quote === undefined && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (quote === undefined && /\s/.test(character)) {
      if (word !== undefined) {
        command.push(word);
      }
      word = undefined;
    } else {
      word = `${word ?? ''}${character}`;
    }
  }
  if (quote !== undefined) {
    return { kind: 'problem', problem: 'unbalancedQuote' };
  }
  if (word !== undefined) {
    command.push(word);
  }
  const program = command[0] ?? '';
  return program === '' ? { kind: 'problem', problem: 'empty' } : { kind: 'command', command };
}
