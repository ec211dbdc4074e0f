import type { CallOptions } from '../contract/call.ts';
import { CriError } from '../contract/failure.ts';
import { introspectionService, versionService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';

/** Every containerd has the version service, and no other runtime does. */
export async function isServed(channel: CriChannel, options?: CallOptions): Promise<boolean> {
  try {
    await channel.unary(versionService.Version, {}, options);
    return true;
  } catch (error) {
    if (error instanceof CriError && error.failure.reason === 'unimplemented') {
      return false;
    }
    throw error;
  }
}

/** The pid of containerd, in its own pid namespace; `undefined` before 1.7. */
export async function serverPid(channel: CriChannel, options?: CallOptions): Promise<number | undefined> {
  const { pid } = await channel.unary(introspectionService.Server, {}, options);
  return Number(pid) || undefined;
}
