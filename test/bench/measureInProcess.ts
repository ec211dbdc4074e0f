import { startProcess } from './startProcess.ts';

/** Runs a program that prints what it measured as one line of JSON, each time in a fresh process. */
export async function measureInProcess<Result>(nodeArgs: readonly string[]): Promise<Result> {
  await using measuring = await startProcess(nodeArgs);
  return JSON.parse(measuring.firstLine) as Result;
}
