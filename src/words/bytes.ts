const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

/** A size in the largest binary unit that leaves a whole number: `61 MiB`; below ten with one digit: `1.9 MiB`. */
export function bytes(sizeBytes: bigint): string {
  let value = Number(sizeBytes);
  let unit = 0;
  while (value >= 1023.5 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits).replace(/\.0$/, '')} ${units[unit] ?? ''}`;
}

/** `61 MiB`. */
export function byteText(sizeBytes: number): string {
  return bytes(BigInt(Math.max(0, Math.round(sizeBytes))));
}
