import type { CallOptions } from '../contract/call.ts';
import { CriError } from '../contract/failure.ts';
import { versionService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';

/** Every containerd has the version service, and no other runtime does. */
export async function isServed(channel: CriChannel, options?: CallOptions): Promise<boolean> {
  try {
    await channel.unary(versionService.Version, {}, options);
    return true;
  } catch (error) {
    if (error instanceof CriError && ['criNotServed', 'unimplemented'].includes(error.failure.reason)) {
      return false;
    }
    throw error;
  }
}
