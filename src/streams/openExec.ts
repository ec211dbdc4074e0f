import type { ExecRequest } from '../contract/container.ts';
import { CriError } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import { connectStream, type ConnectStreamOptions } from './connectStream.ts';
import { ExecSession } from './execSession.ts';
import type { ExecStream, OnOutput } from './execStream.ts';
import { parseStreamingUrl } from './streamingUrl.ts';

export interface OpenExecOptions extends ConnectStreamOptions {
  readonly onOutput: OnOutput;
}

/**
 * Asks the runtime to run a command and connects to its streams. Aborting the signal gives up the attempt
 * (`cancelled`), and later closes the stream. A command that cannot be run is reported by the stream's `done`.
 */
export async function openExec(
  runtime: Pick<RuntimePort, 'exec'>,
  request: ExecRequest,
  options: OpenExecOptions,
): Promise<ExecStream> {
  const { signal } = options;
  const url = parseStreamingUrl(await runtime.exec(request, signal === undefined ? {} : { signal }));
  const session = new ExecSession(await connectStream(url, options), request.tty, options.onOutput);
  const close = (): void => session.close();
  if (signal?.aborted === true) {
    close();
    throw new CriError({ reason: 'cancelled', method: 'exec' });
  }
  signal?.addEventListener('abort', close, { once: true });
  void session.done.then(() => signal?.removeEventListener('abort', close));
  return session;
}
