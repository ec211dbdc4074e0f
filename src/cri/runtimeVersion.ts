import type { CallOptions } from '../contract/call.ts';
import type { RuntimeVersion } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';

export async function runtimeVersion(channel: CriChannel, options?: CallOptions): Promise<RuntimeVersion> {
  const reply = await channel.unary(runtimeService.Version, {}, options);
  return { name: reply.runtime_name, version: reply.runtime_version, apiVersion: reply.runtime_api_version };
}
