import { Killed } from './killed.ts';
import type { Program } from './program.ts';
import { sleep } from './whileNotAborted.ts';

const logPeriodMs = 5000;

/** A server, as far as anyone looks: it logs now and then, and ends with 0 on SIGTERM. */
export const serverProgram: Program = async ({ machine, signals, signal, stdout }) => {
  const lines = machine.image.logLines ?? [];
  signals.handle('SIGTERM', () => signals.endWith(new Killed(0)));
  for (let count = 0; ; count += 1) {
    await sleep(lines.length === 0 ? Infinity : logPeriodMs, signal);
    await stdout(`${lines[count % lines.length] ?? ''}\n`);
  }
};
