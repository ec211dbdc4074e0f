import { readText } from './readText.ts';

/**
 * When the machine started, in milliseconds since 1970.
 *
 * @throws where /proc/stat cannot be read
 */
export async function readBootTime(procFolder: string): Promise<number> {
  const seconds = /^btime (\d+)$/m.exec(await readText(`${procFolder}/stat`))?.[1];
  if (seconds === undefined) {
    throw new Error('No boot time in /proc/stat');
  }
  return Number(seconds) * 1000;
}
