import type { BenchRow, Quantity } from './benchRow.ts';
import { ratio } from './ratio.ts';

/** A Markdown table: one line for each opponent, or one for what has none. */
export function table(rows: readonly BenchRow[]): string {
  const lines = rows.flatMap(({ what, measured, against = [] }) => {
    const ours = [what, quantities(measured)];
    const [first, ...others] = against.map(({ name, measured: theirs }) => [
      name,
      quantities(theirs),
      number(ratio(measured, theirs)),
    ]);
    return [[...ours, ...(first ?? ['', '', ''])], ...others.map((other) => ['', '', ...other])];
  });
  const head = ['Measured', 'CRI Explorer', 'Against', 'Takes', 'Ratio'];
  const all = [head, ...lines];
  const widths = head.map((_title, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  const print = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [print(head), print(widths.map((width) => '-'.repeat(width))), ...lines.map(print)].join('\n');
}

function quantities(measured: readonly Quantity[]): string {
  return measured.map(({ value, unit }) => (unit === '' ? number(value) : `${number(value)} ${unit}`)).join(', ');
}

/** Three digits are as many as can be told from noise. */
function number(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) {
    return '–';
  }
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
