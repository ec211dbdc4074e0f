import { InputQueue } from '../process/inputQueue.ts';
import { BrokenPipe } from '../process/killed.ts';
import { LeaveLoop } from './controlFlow.ts';
import { expandWords } from './expansion.ts';
import type { Shell, Streams } from './shell.ts';
import type { Command } from './syntax.ts';

/** All stages at once, each in a shell of its own; the status is the last one's. */
export async function runPipeline(
  shell: Shell,
  { stages, negated }: Command & { kind: 'pipeline' },
  streams: Streams,
): Promise<number> {
  let input: InputQueue | undefined;
  const running = stages.map(async (stage, index) => {
    const from = input;
    const to = index === stages.length - 1 ? undefined : new InputQueue();
    input = to;
    const own = { ...streams, stdin: from ?? streams.stdin, stdout: to?.output ?? streams.stdout };
    try {
      return await (stages.length === 1 ? shell.execute(stage, own) : shell.subshell().runCommand(stage, own));
    } catch (error) {
      if (error instanceof BrokenPipe) {
        return error.exitCode;
      }
      throw error;
    } finally {
      to?.end();
      from?.abandon();
    }
  });
  const status = (await Promise.all(running)).at(-1) ?? 0;
  return negated ? Number(status === 0) : status;
}

export async function runLoop(shell: Shell, loop: Command & { kind: 'loop' }, streams: Streams): Promise<number> {
  while (((await shell.execute(loop.condition, streams)) === 0) !== loop.until) {
    if (await leavesLoop(shell, loop.body, streams)) {
      break;
    }
    // A loop without a sleep must let the rest of the process have its turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return shell.lastStatus;
}

export async function runFor(shell: Shell, loop: Command & { kind: 'for' }, streams: Streams): Promise<number> {
  for (const value of await expandWords(loop.words, shell.expansionSource(streams))) {
    shell.variables.set(loop.name, value);
    if (await leavesLoop(shell, loop.body, streams)) {
      break;
    }
  }
  return shell.lastStatus;
}

export async function runIf(
  shell: Shell,
  { branches, otherwise }: Command & { kind: 'if' },
  streams: Streams,
): Promise<number> {
  for (const { condition, body } of branches) {
    if ((await shell.execute(condition, streams)) === 0) {
      return shell.execute(body, streams);
    }
  }
  return otherwise === undefined ? 0 : shell.execute(otherwise, streams);
}

async function leavesLoop(shell: Shell, body: Command, streams: Streams): Promise<boolean> {
  try {
    await shell.execute(body, streams);
    return false;
  } catch (error) {
    if (error instanceof LeaveLoop) {
      return error.kind === 'break';
    }
    throw error;
  }
}
