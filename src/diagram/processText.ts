import type { NodeProcess } from '../contract/layers/process.ts';
import { plainText } from '../words/plainText.ts';

/** The program's name without its folder: argv[0] is whole, where the kernel cuts the command to 15 characters. */
export function programName({ arguments: [path = ''], command }: NodeProcess): string {
  return plainText(path.slice(path.lastIndexOf('/') + 1) || command);
}

export function commandLine({ arguments: words, command }: NodeProcess): string {
  return plainText(words.length === 0 ? command : words.join(' '));
}
