import { resolvePath } from '../process/files.ts';
import { InputQueue } from '../process/inputQueue.ts';
import type { Output } from '../process/program.ts';
import { expandToText } from './expansion.ts';
import type { Shell, Streams } from './shell.ts';
import type { Redirect } from './syntax.ts';

/** The streams after the redirections, from left to right; undefined (and a message) when a file is missing. */
export async function applyRedirects(
  shell: Shell,
  redirects: readonly Redirect[],
  streams: Streams,
): Promise<Streams | undefined> {
  let result = streams;
  for (const { from, to } of redirects) {
    if (to === 'stdout' || to === 'stderr') {
      result = { ...result, [from]: result[to] };
      continue;
    }
    const name = await expandToText(to.file, shell.expansionSource(streams));
    const file = resolvePath(shell.context.workingDirectory, name);
    const { files } = shell.context.machine;
    if (from !== 'stdin') {
      result = { ...result, [from]: fileOutput(shell, file, to.append) };
      continue;
    }
    const content = file === '/dev/null' ? Buffer.alloc(0) : files.read(file);
    if (content === undefined) {
      await streams.stderr(`${shell.name}: can't open ${name}: no such file\n`);
      return undefined;
    }
    const stdin = new InputQueue();
    if (content.length > 0) {
      stdin.push(content);
    }
    stdin.end();
    result = { ...result, stdin };
  }
  return result;
}

function fileOutput(shell: Shell, file: string, append: boolean): Output {
  if (file === '/dev/null') {
    return () => Promise.resolve();
  }
  const { files } = shell.context.machine;
  if (!append) {
    files.write(file, '');
  }
  return (data) => {
    files.append(file, data);
    return Promise.resolve();
  };
}
