import { CriError } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { ExecStream } from './execStream.ts';
import { FirstLine } from './firstLine.ts';
import { openExec, type OpenExecOptions } from './openExec.ts';
import { hangUpCommand, shellCommand, type ShellLaunch } from './shellLaunch.ts';

/** How long the runtime may take to hang up, in seconds. */
const hangUpTimeoutS = 5;

/**
 * Runs a shell that is known to be in the container, with a terminal. Runtimes let the shell live on, unseen, when the
 * connection closes; so closing the stream hangs up on the shell, as closing a terminal window does, which ends it and
 * what runs in its foreground. Rejects as `openExec` does, and with `streamFailed` (`notShell`) where what is started
 * does not begin with its process id, or not within `connectTimeoutMs`: the image decides what it calls a shell.
 */
export async function openShell(
  runtime: Pick<RuntimePort, 'exec' | 'execSync'>,
  containerId: string,
  launch: ShellLaunch,
  options: OpenExecOptions,
): Promise<ExecStream> {
  const firstLine = new FirstLine(options.onOutput);
  const request = { containerId, command: shellCommand(launch), tty: true, stdin: true };
  const stream = await openExec(runtime, request, { ...options, onOutput: firstLine.take });
  let running = true;
  void stream.done.then(() => {
    running = false;
    firstLine.release();
  });
  const timer = setTimeout(() => firstLine.refuse(), options.connectTimeoutMs);
  const first = await firstLine.result;
  clearTimeout(timer);
  if (first.is === 'other') {
    stream.close();
    throw new CriError({ reason: 'streamFailed', target: '', problem: 'notShell', detail: launch.shell });
  }
  return {
    done: stream.done,
    write: (bytes) => stream.write(bytes),
    resize: (size) => stream.resize(size),
    pause: () => stream.pause(),
    resume: () => stream.resume(),
    close: () => {
      stream.close();
      if (running && first.is === 'processId') {
        running = false;
        // Fails when the shell has ended by itself, or the container or the runtime has gone.
        const hangUp = runtime.execSync(containerId, hangUpCommand(launch, first.pid), hangUpTimeoutS);
        hangUp.catch(() => undefined);
      }
    },
  };
}
