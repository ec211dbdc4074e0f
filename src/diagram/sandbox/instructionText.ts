import { plainText } from '../../words/plainText.ts';
import { cut, shortHashes } from './shortText.ts';

const shownLength = 72;

/**
 * What made a layer, as the Dockerfile had it: `RUN apt-get update …`. Docker's builder writes its shell before each
 * command and `#(nop)` before what runs none, BuildKit a remark behind it.
 */
export function instructionText(createdBy: string): string {
  const text = plainText(createdBy).replace(/\s*# buildkit$/, '');
  const arguments_ = /^\|\d+ .*?(?=\/bin\/sh -c )/;
  const instruction = text
    .replace(/^RUN (?=\||\/bin\/sh -c )/, '')
    .replace(arguments_, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s*/, '')
    .replace(/^\/bin\/sh -c /, 'RUN ');
  return cut(shortHashes(instruction).replaceAll(/\s+/g, ' ').trim(), shownLength);
}
