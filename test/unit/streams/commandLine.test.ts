import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../src/streams/commandLine.ts';

describe('parseCommandLine', () => {
  it.each([
    ['ls', ['ls']],
    ['  ls\t -la  /tmp ', ['ls', '-la', '/tmp']],
    [`sh -c 'echo "$HOME" | wc'`, ['sh', '-c', 'echo "$HOME" | wc']],
    [`echo "a 'b' c"`, ['echo', `a 'b' c`]],
    [`a"b c"'d e'f`, ['ab cd ef']],
    [`echo ''`, ['echo', '']],
    [`echo "" x`, ['echo', '', 'x']],
    [String.raw`echo a\ b \' \\`, ['echo', 'a b', `'`, '\\']],
    [String.raw`echo "\" \\ \$x \n"`, ['echo', String.raw`" \ $x \n`]],
    [String.raw`echo '\n'`, ['echo', String.raw`\n`]],
    ['echo $HOME * > x', ['echo', '$HOME', '*', '>', 'x']],
    ['echo 容器 🐳', ['echo', '容器', '🐳']],
  ])('splits %j', (text, command) => {
    expect(parseCommandLine(text)).toEqual({ kind: 'command', command });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    [`'' x`, 'empty'],
    [`echo "a`, 'unbalancedQuote'],
    [`echo it's`, 'unbalancedQuote'],
    [`echo "a\\`, 'unbalancedQuote'],
    ['echo a\\', 'trailingBackslash'],
  ])('refuses %j as %s', (text, problem) => {
    expect(parseCommandLine(text)).toEqual({ kind: 'problem', problem });
  });
});
