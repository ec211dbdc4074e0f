import path from 'node:path';
import { startDemonstration } from '../../src/host/demonstration/demonstrationProcess.ts';
import type { ChosenRuntime } from './chosenRuntime.ts';

const program = path.resolve(import.meta.dirname, '../../dist/demo.cjs');

/** The embedded demonstration runtime as a program of its own: works anywhere, and runs no container. */
export async function demonstrationRuntime(why: string): Promise<ChosenRuntime> {
  const ending = new AbortController();
  const { address, ended } = await startDemonstration(program, ending.signal);
  return {
    explanation: `${why}: the embedded demonstration runtime, whose containers are make-believe, at ${address}.`,
    endpoints: [{ name: 'demonstration', address }],
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await ended;
    },
  };
}
