import { bytes } from '../words/bytes.ts';

/** `61 MiB`. */
export function byteText(sizeBytes: number): string {
  return bytes(BigInt(Math.max(0, Math.round(sizeBytes))));
}
