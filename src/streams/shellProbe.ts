import { CriError } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';

export interface ShellProbeOptions {
  /** How long one shell may take to answer, in seconds. */
  readonly timeoutS: number;
  readonly signal?: AbortSignal;
}

export type ShellProbe =
  | { readonly kind: 'found'; readonly shell: string }
  /** None of them runs, as in an image without a shell. `detail` is the runtime's word on the last one. */
  | { readonly kind: 'none'; readonly tried: readonly string[]; readonly detail: string };

/**
 * Finds the first shell that runs in a container. A missing command is an error without a code of its own on containerd
 * and CRI-O (UNKNOWN), and exit code 127 on cri-dockerd. Rejects when the runtime cannot be asked.
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
      const result = await runtime.execSync(containerId, [shell, '-c', 'exit 0'], timeoutS, callOptions);
      if (result.exitCode === 0) {
        return { kind: 'found', shell };
      }
      detail = `exit code ${result.exitCode}`;
    } catch (error) {
      if (!(error instanceof CriError) || !isAboutCommand(error)) {
        throw error;
      }
      detail = 'detail' in error.failure ? error.failure.detail : error.failure.reason;
    }
  }
  return { kind: 'none', tried: shells, detail };
}

/** False for what would befall every other shell as well: no connection, a deadline, a cancellation. */
function isAboutCommand({ failure }: CriError): boolean {
  return failure.reason === 'rejected' || failure.reason === 'notFound';
}
