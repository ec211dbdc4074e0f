import type { ExecSyncResult } from '../contract/container.ts';
import { CriError } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import { shellCommand, type ShellLaunch, shellLaunches } from './shellLaunch.ts';

export interface ShellProbeOptions {
  /** How long one shell may take to answer, in seconds. */
  readonly timeoutS: number;
  readonly signal?: AbortSignal;
}

export type ShellProbe =
  | { readonly kind: 'found'; readonly launch: ShellLaunch }
  /** None of them runs, as in an image without a shell. `detail` is the runtime's word on the last one. */
  | { readonly kind: 'none'; readonly tried: readonly string[]; readonly detail: string };

/**
 * Finds the first shell that runs in a container. What is tried is the command that is run later, with a shell that says
 * a word and ends: a shell may be there and not know how to run that command. A missing command is an error without a
 * code of its own on containerd and CRI-O (UNKNOWN), and exit code 127 on cri-dockerd. Rejects when the runtime cannot be
 * asked.
 */
export async function probeShell(
  runtime: Pick<RuntimePort, 'execSync'>,
  containerId: string,
  shells: readonly string[],
  { timeoutS, signal }: ShellProbeOptions,
): Promise<ShellProbe> {
  const callOptions = signal === undefined ? {} : { signal };
  let detail = '';
  for (const shell of shells) {
    try {
      // A shell that is not there is an error on most runtimes, after which no other way to start it is tried.
      for (const launch of shellLaunches(shell)) {
        const command = shellCommand(launch, '-c', `echo ${started}`);
        const result = await runtime.execSync(containerId, command, timeoutS, callOptions);
        if (hasStarted(result)) {
          return { kind: 'found', launch };
        }
        detail = `exit code ${result.exitCode}`;
      }
    } catch (error) {
      if (!(error instanceof CriError) || !isAboutCommand(error)) {
        throw error;
      }
      detail = 'detail' in error.failure ? error.failure.detail : error.failure.reason;
    }
  }
  return { kind: 'none', tried: shells, detail };
}

/** What every shell can be asked to say, whatever its language. */
const started = 'started';

/** Of what it says; the rest of a longer answer is no answer to this. */
const answerLimitBytes = 4096;

/** The exit code alone says nothing: that of fish is 0 for a script that it cannot read, that of `true` for anything. */
function hasStarted({ exitCode, stdout }: ExecSyncResult): boolean {
  const lines = Buffer.from(stdout.subarray(0, answerLimitBytes)).toString().trimEnd().split(/\r?\n/);
  return exitCode === 0 && /^\d+$/.test(lines[0] ?? '') && lines.at(-1) === started;
}

/**
 * False for what would befall every other shell as well: no connection, a deadline, a cancellation. A shell that hangs
 * is ended by the runtime (`gaveUp`), and the next one may run.
 */
function isAboutCommand({ failure }: CriError): boolean {
  return ['rejected', 'notFound', 'gaveUp'].includes(failure.reason);
}
