import { parseCommandLine } from './commandLine.ts';

/** How a shell is started in a container. */
export interface ShellLaunch {
  /** As a person wrote it, such as `bash --login`. */
  readonly shell: string;
  /** The program and its arguments. */
  readonly words: readonly string[];
  /** The shell that runs the script which starts it, and hangs up on it: the shell itself, or `sh`. */
  readonly starter: string;
}

/**
 * The ways to start a shell, the likeliest first. Not every shell can run the script that starts it: fish and tcsh have
 * another language, rbash may not exec, and an image may call anything a shell. Those are started by the `sh` of the
 * container.
 */
export function shellLaunches(shell: string): readonly ShellLaunch[] {
  const parsed = parseCommandLine(shell);
  const words = parsed.kind === 'command' ? parsed.command : [shell];
  const [program = shell] = words;
  return [...new Set([program, 'sh'])].map((starter) => ({ shell, words, starter }));
}

/**
 * The command that runs a shell with colours. CRI's Exec takes no environment and containerd sets TERM=xterm, so a
 * script sets it and is then replaced by the shell. The name and the arguments of the shell are passed as arguments ($0
 * and $@), never put into the script. The first line of output is the shell's process id, which `hangUpCommand` needs.
 *
 * @param further arguments for this start alone
 */
export function shellCommand({ starter, words }: ShellLaunch, ...further: readonly string[]): readonly string[] {
  return [starter, '-c', 'echo $$; TERM=xterm-256color; export TERM; exec "$0" "$@"', ...words, ...further];
}

/** The command that sends SIGHUP to that shell. */
export function hangUpCommand({ starter }: ShellLaunch, processId: number): readonly string[] {
  return [starter, '-c', 'kill -HUP "$0"', String(processId)];
}
