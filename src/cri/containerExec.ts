import type { CallOptions } from '../contract/call.ts';
import type { ExecRequest } from '../contract/container.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';

/** Returns the streaming server's URL, with a token in it that works once. */
export async function exec(channel: CriChannel, request: ExecRequest, options?: CallOptions): Promise<string> {
  const { containerId, command, tty, stdin } = request;
  const reply = await channel.unary(
    runtimeService.Exec,
    // A terminal has one output: runtimes refuse stderr beside it.
    { container_id: containerId, cmd: [...command], tty, stdin, stdout: true, stderr: !tty },
    options,
  );
  return reply.url;
}
