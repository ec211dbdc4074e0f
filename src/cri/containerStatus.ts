import type { CallOptions } from '../contract/call.ts';
import type { ContainerDetails } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { Signal__Output } from '../rpc/generated/types/runtime/v1/Signal.ts';
import { runtimeService } from '../rpc/services.ts';
import { containerExitRecord } from './containerExitRecord.ts';
import { rawReply } from './rawReply.ts';

export async function containerDetails(
  channel: CriChannel,
  id: string,
  options?: CallOptions,
): Promise<ContainerDetails> {
  const request = { container_id: id, verbose: true };
  const reply = await channel.unary(runtimeService.ContainerStatus, request, options);
  const { status } = reply;
  const exit = status ? containerExitRecord(status) : undefined;
  const raw = rawReply({ ...reply, status: status && { ...status, stop_signal: signalName(status.stop_signal) } });
  return { ...(exit && { exit }), logPath: status?.log_path ?? '', raw };
}

/** `SIGTERM`, as everybody writes it: only in CRI 0.37 and later do the names begin with `SIGNAL_`. */
function signalName(wire: Signal__Output): string {
  return String(wire).replace(/^SIGNAL_/, '');
}
