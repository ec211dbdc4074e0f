import type { RuntimePort } from '../contract/runtime.ts';
import type { ExecStream, OnOutput } from './execStream.ts';
import { openExec, type OpenExecOptions } from './openExec.ts';
import { hangUpCommand, shellCommand, type ShellLaunch } from './shellLaunch.ts';

/** How long the runtime may take to hang up, in seconds. */
const hangUpTimeoutS = 5;

/**
 * Runs a shell that is known to be in the container, with a terminal. Runtimes let the shell live on, unseen, when the
 * connection closes; so closing the stream hangs up on the shell, as closing a terminal window does, which ends it and
 * what runs in its foreground. Rejects as `openExec` does.
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
        // Fails when the shell has ended by itself, or the container or the runtime has gone.
        const hangUp = runtime.execSync(containerId, hangUpCommand(launch, processId), hangUpTimeoutS);
        hangUp.catch(() => undefined);
      }
    },
  };
}

const newlineByte = 10;

/** Keeps the first line of a command's standard output back, and passes on the rest. */
class FirstLine {
  readonly text: Promise<string>;
  readonly #onOutput: OnOutput;
  readonly #start: number[] = [];
  #found: (text: string) => void = () => undefined;
  #complete = false;

  constructor(onOutput: OnOutput) {
    this.#onOutput = onOutput;
    this.text = new Promise((resolve) => (this.#found = resolve));
  }

  readonly take: OnOutput = (bytes, source) => {
    if (this.#complete || source === 'stderr') {
      this.#onOutput(bytes, source);
      return;
    }
    const newline = bytes.indexOf(newlineByte);
    this.#start.push(...(newline < 0 ? bytes : bytes.subarray(0, newline)));
    if (newline >= 0) {
      this.#complete = true;
      this.#found(Buffer.from(this.#start).toString().trim());
      this.#onOutput(bytes.subarray(newline + 1), source);
    }
  };

  /** Passes on a first line that has no end, for example the error of a shell that did not start. */
  release(): void {
    if (!this.#complete) {
      this.#complete = true;
      this.#onOutput(Uint8Array.from(this.#start), 'stdout');
    }
  }
}
