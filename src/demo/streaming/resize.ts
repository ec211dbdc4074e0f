import type { Terminal } from '../process/terminal.ts';

/** Takes a message of channel 4, `{"Width": columns, "Height": rows}`. A real server ignores anything else, too. */
export function applyResize(terminal: Terminal | undefined, message: Buffer): void {
  let size: unknown;
  try {
    size = JSON.parse(message.toString());
  } catch {
    return;
  }
  if (typeof size === 'object' && size !== null && 'Width' in size && 'Height' in size) {
    terminal?.resize(Number(size.Width), Number(size.Height));
  }
}
