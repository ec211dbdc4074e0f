export interface Command {
  /** The words as they were typed, with their quotes. */
  readonly words: readonly string[];
  /** What the command before must have come to. */
  readonly after: 'anything' | 'success' | 'failure';
  /** `>&2` */
  readonly toStderr: boolean;
}

/** A command, or the body of a `while true`. */
export type Step = Command | { readonly loop: readonly Step[] };

const separators = { ';': 'anything', '\n': 'anything', '&&': 'success', '||': 'failure' } as const;
/** One separator, `>&2`, one word with its quotes, or one character that begins something else. */
const token =
  /[ \t]*(?:(?<separator>;|\n|&&|\|\|)|(?<toStderr>>&2)|(?<word>(?:'[^']*'|"(?:\\.|\$(?!\()|[^"`$\\])*"|\\.|[^\s;'"\\|&<>`()])+)|(?<other>\S))/gy;
/** Words that begin what this shell has not. */
const keywords = new Set(['if', 'for', 'until', 'case', 'do', '{', '[[', '!']);

/** What a script has and this shell has not: pipes, files, substitutions, conditions. */
export class Unsupported extends Error {}

/** Reads the steps of a script. @throws Unsupported */
export function parseScript(script: string): readonly Step[] {
  const commands: Command[] = [];
  let words: string[] = [];
  let toStderr = false;
  let after: Command['after'] = 'anything';
  for (const { groups = {} } of `${script.trim()};`.matchAll(token)) {
    const { separator, word, other } = groups;
    if (other !== undefined) {
      throw new Unsupported();
    }
    if (word !== undefined) {
      words.push(word);
    } else if (separator === undefined) {
      toStderr = true;
    } else {
      if (words.length > 0) {
        commands.push({ words, after, toStderr });
      }
      [words, toStderr, after] = [[], false, separators[separator as keyof typeof separators]];
    }
  }
  const steps = nestLoops(commands);
  if (commands.length > 0) {
    throw new Unsupported();
  }
  return steps;
}

/** Takes commands up to the `done` of the loop that they are in, or all of them. */
function nestLoops(commands: Command[]): readonly Step[] {
  const steps: Step[] = [];
  for (let command = commands.shift(); command !== undefined; command = commands.shift()) {
    const [first = '', ...rest] = command.words;
    if (first === 'while') {
      const [begin, ...others] = commands.splice(0);
      if (rest.join(' ') !== 'true' || begin?.words[0] !== 'do') {
        throw new Unsupported();
      }
      const body = begin.words.length === 1 ? others : [{ ...begin, words: begin.words.slice(1) }, ...others];
      steps.push({ loop: nestLoops(body) });
      commands.push(...body);
    } else if (first === 'done') {
      return steps;
    } else if (keywords.has(first)) {
      throw new Unsupported();
    } else {
      steps.push(command);
    }
  }
  return steps;
}
