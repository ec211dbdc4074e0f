import type { CallOptions } from '../contract/call.ts';
import type { ContainerDetails, ContainerLife } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { containerExitRecord } from './containerRecord.ts';
import { knownTime } from './knownTime.ts';
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

export async function containerLife(channel: CriChannel, id: string, options?: CallOptions): Promise<ContainerLife> {
  const { status } = await channel.unary(runtimeService.ContainerStatus, { container_id: id }, options);
  const startedAtNs = status ? knownTime(status.started_at) : undefined;
  const exit = status ? containerExitRecord(status) : undefined;
  return { ...(startedAtNs !== undefined && { startedAtNs }), ...(exit && { exit }) };
}

/**
 * `SIGTERM`, as everybody writes it: only since CRI 0.37 do the names begin with `SIGNAL_`. A signal that a newer
 * runtime may invent arrives as a number, whatever the generated type says.
 */
function signalName(wire: unknown): string {
  return String(wire).replace(/^SIGNAL_/, '');
}
