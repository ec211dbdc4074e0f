import type { CallOptions } from '../contract/call.ts';
import type { JsonObject } from '../contract/json.ts';
import type { RuntimeStatus } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';
import { rawReply } from './rawReply.ts';

export async function runtimeStatus(channel: CriChannel, options?: CallOptions): Promise<RuntimeStatus> {
  const reply = await channel.unary(runtimeService.Status, {}, options);
  return {
    conditions: (reply.status?.conditions ?? []).map(({ type, status, reason, message }) => ({
      type,
      status,
      reason,
      message,
    })),
    handlers: reply.runtime_handlers.map(({ name, features }) => ({
      name,
      recursiveReadOnlyMounts: features?.recursive_read_only_mounts ?? false,
      userNamespaces: features?.user_namespaces ?? false,
    })),
    ...(reply.features && { supplementalGroupsPolicy: reply.features.supplemental_groups_policy }),
  };
}

/** The whole reply, with the runtime's configuration where it tells it. */
export async function runtimeStatusRaw(channel: CriChannel, options?: CallOptions): Promise<JsonObject> {
  return rawReply(await channel.unary(runtimeService.Status, { verbose: true }, options));
}
