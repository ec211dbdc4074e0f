import type { CallOptions } from '../contract/call.ts';
import type { FilesystemUsage } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageService } from '../rpc/services.ts';
import { knownTime } from './knownTime.ts';

export async function imageFilesystems(channel: CriChannel, options?: CallOptions): Promise<FilesystemUsage[]> {
  const reply = await channel.unary(imageService.ImageFsInfo, {}, options);
  return reply.image_filesystems.map((usage) => ({
    mountpoint: usage.fs_id?.mountpoint ?? '',
    usedBytes: usage.used_bytes === null ? undefined : BigInt(usage.used_bytes.value),
    inodesUsed: usage.inodes_used === null ? undefined : BigInt(usage.inodes_used.value),
    timestampNs: knownTime(usage.timestamp),
  }));
}
