import { execFile } from 'node:child_process';

export interface ToolOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

/** Runs a program without a shell and gives its standard output. The error names the program and its last words. */
export function runTool(file: string, args: readonly string[], options: ToolOptions = {}): Promise<string> {
  const { cwd, env, timeoutMs = 60_000 } = options;
  return new Promise((resolve, reject) => {
    const settings = {
      encoding: 'utf8' as const,
      timeout: timeoutMs,
      killSignal: 'SIGKILL' as const,
      maxBuffer: 64 * 1024 * 1024,
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
    };
    execFile(file, args, settings, (error, stdout, stderr) => {
      if (!error) {
        resolve(stdout);
        return;
      }
      const lastWords = (stderr.trim() || stdout.trim() || error.message).split('\n').slice(-6).join('\n');
      const how = error.killed ? `no end after ${timeoutMs} ms` : `exit ${String(error.code)}`;
      reject(new Error(`${file} ${args.slice(0, 3).join(' ')} (${how}): ${lastWords}`, { cause: error }));
    });
  });
}
