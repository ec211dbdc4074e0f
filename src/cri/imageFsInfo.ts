import type { CallOptions } from '../contract/call.ts';
import type { FilesystemUsage } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { imageService } from '../rpc/services.ts';

export async function imageFilesystems(channel: CriChannel, options?: CallOptions): Promise<FilesystemUsage[]> {
  const reply = await channel.unary(imageService.ImageFsInfo, {}, options);
  return reply.image_filesystems.map((usage) => ({
    mountpoint: usage.fs_id?.mountpoint ?? '',
    usedBytes: BigInt(usage.used_bytes?.value ?? 0),
    inodesUsed: BigInt(usage.inodes_used?.value ?? 0),
    timestampNs: BigInt(usage.timestamp),
  }));
}
