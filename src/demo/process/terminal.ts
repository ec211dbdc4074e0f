import type { InputQueue } from './inputQueue.ts';
import { LineDiscipline } from './lineDiscipline.ts';

/** A terminal as its process sees it: a size, and a driver between the person's keys and the process's input. */
export class Terminal {
  columns = 0;
  rows = 0;
  /** Called on Ctrl-C. */
  interrupt: (() => void) | undefined;
  readonly #driver: LineDiscipline;

  /** @param show writes to the person's screen */
  constructor(input: InputQueue, show: (text: string) => void) {
    this.#driver = new LineDiscipline(input, show, () => this.interrupt?.());
  }

  typed(bytes: Uint8Array): void {
    this.#driver.typed(bytes);
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
  }
}

/** Terminals need a carriage return before each line feed (the driver's `onlcr`). */
export function forTerminal(data: string | Uint8Array): string | Buffer {
  return typeof data === 'string' ? data.replaceAll('\n', '\r\n') : addCarriageReturns(Buffer.from(data));
}

function addCarriageReturns(bytes: Buffer): Buffer {
  return bytes.includes('\n') ? Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1') : bytes;
}
