import type { RuntimePort } from '../contract/runtime.ts';
import type { ExecStream } from './execStream.ts';
import { FirstLine } from './firstLine.ts';
import { openExec, type OpenExecOptions } from './openExec.ts';
import { hangUpCommand, shellCommand } from './shellCommand.ts';

/** How long the runtime may take to hang up, in seconds. */
const HANG_UP_TIMEOUT_S = 5;

/**
 * Runs a shell that is known to be in the container, with a terminal. Closing the stream ends it and what runs in its
 * foreground, as closing a terminal window does: the runtimes by themselves let it live on, unseen.
 * Rejects as `openExec` does.
 */
export async function openShell(
  runtime: Pick<RuntimePort, 'exec' | 'execSync'>,
  containerId: string,
  shell: string,
  options: OpenExecOptions,
): Promise<ExecStream> {
  const firstLine = new FirstLine(options.onOutput);
  const request = { containerId, command: shellCommand(shell), tty: true, stdin: true };
  const stream = await openExec(runtime, request, { ...options, onOutput: firstLine.take });
  let running = true;
  const over = stream.done.then(() => {
    running = false;
    firstLine.release();
    return '';
  });
  const processId = Number(await Promise.race([firstLine.text, over]));
  return {
    done: stream.done,
    write: (bytes) => stream.write(bytes),
    resize: (size) => stream.resize(size),
    pause: () => stream.pause(),
    resume: () => stream.resume(),
    close: () => {
      stream.close();
      if (running && Number.isInteger(processId) && processId > 0) {
        running = false;
        // Fails when the shell has taken its leave by itself, or the container or the runtime has gone.
        const hangUp = runtime.execSync(containerId, hangUpCommand(shell, processId), HANG_UP_TIMEOUT_S);
        hangUp.catch(() => undefined);
      }
    },
  };
}
