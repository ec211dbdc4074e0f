import { runProgram, type RunProgramOptions } from './runProgram.ts';

/** Installs .vsix files with the server's own command line, all in one run. */
export async function installExtensions(
  serverCommand: readonly string[],
  vsixFiles: readonly string[],
  options: Omit<RunProgramOptions, 'timeoutMs'>,
): Promise<void> {
  if (vsixFiles.length === 0) {
    return;
  }
  const [program = '', ...args] = serverCommand;
  const flags = vsixFiles.flatMap((file) => ['--install-extension', file]);
  const output = await runProgram(program, [...args, ...flags, '--force'], { ...options, timeoutMs: 60_000 });
  // It exits with 0 after some failures too.
  const installed = output.match(/was successfully installed/g)?.length ?? 0;
  if (installed !== vsixFiles.length) {
    throw new Error(`Not every extension of ${vsixFiles.join(', ')} was installed:\n${output}`);
  }
}
