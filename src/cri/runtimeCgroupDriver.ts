import type { CallOptions } from '../contract/call.ts';
import type { CgroupDriver } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { runtimeService } from '../rpc/services.ts';

/** `unimplemented` before containerd 2. */
export async function runtimeCgroupDriver(channel: CriChannel, options?: CallOptions): Promise<CgroupDriver> {
  const reply = await channel.unary(runtimeService.RuntimeConfig, {}, options);
  return reply.linux?.cgroup_driver === 'CGROUPFS' ? 'cgroupfs' : 'systemd';
}
