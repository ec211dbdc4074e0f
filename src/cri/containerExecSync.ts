import type { CallOptions } from '../contract/call.ts';
import type { ExecSyncResult } from '../contract/container.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/** @param timeoutS seconds after which the runtime kills the command; 0 is no limit on its side */
export async function execSync(
  channel: CriChannel,
  id: string,
  command: readonly string[],
  timeoutS: number,
  options?: CallOptions,
): Promise<ExecSyncResult> {
  const reply = await channel.unary(
    runtimeService.ExecSync,
    { container_id: id, cmd: [...command], timeout: timeoutS },
    { deadlineMs: timeoutS * 1000 + deadlines.marginMs, ...options },
  );
  return { stdout: reply.stdout, stderr: reply.stderr, exitCode: reply.exit_code };
}
