import { expect, it } from 'vitest';
import { AlternateScreen } from '../../../src/terminal/terminalSequences.ts';

it.each([
  { output: ['plain \x1b[31mred\x1b[0m'], leaving: '' },
  { output: ['\x1b[?1049h'], leaving: '\x1b[?1049l' },
  { output: ['\x1b[?47h~~~'], leaving: '\x1b[?47l' },
  { output: ['a\x1b', '[?104', '7hb'], leaving: '\x1b[?1047l' },
  { output: ['\x1b[?1049h', 'x'.repeat(100), '\x1b[?1049l'], leaving: '' },
  { output: ['\x1b[?1049h', '\x1b[?25h'], leaving: '\x1b[?1049l' },
])('leaves the alternate screen as it was entered: $output', ({ output, leaving }) => {
  const screen = new AlternateScreen();
  for (const piece of output) {
    screen.see(piece);
  }
  expect(screen.leaving).toBe(leaving);
});
