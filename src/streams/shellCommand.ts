/**
 * The command that runs a shell with colours. CRI's Exec takes no environment and containerd sets TERM=xterm, so the
 * shell sets it and then replaces itself. Its name goes in as an argument ($0), never into the script. The first line
 * of its output is its process id, by which it can be hung up on.
 */
export function shellCommand(shell: string): readonly string[] {
  return [shell, '-c', 'echo $$; TERM=xterm-256color; export TERM; exec "$0"', shell];
}

/** The command that hangs up on that shell. */
export function hangUpCommand(shell: string, processId: number): readonly string[] {
  return [shell, '-c', 'kill -HUP "$0"', String(processId)];
}
