import { open } from 'node:fs/promises';

/** More than the mount table of a node with thousands of containers. */
const defaultLimit = 4 * 1024 * 1024;

const chunkSize = 16 * 1024;

/**
 * The beginning of a file, as text. The kernel's files have no size beforehand, and a process decides how long its own
 * command line is, so there is a limit.
 *
 * @param limit in bytes
 * @throws what the file system says
 */
export async function readText(path: string, limit = defaultLimit): Promise<string> {
  const file = await open(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let left = limit; left > 0;) {
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(Math.min(chunkSize, left)) });
      if (bytesRead === 0) {
        break;
      }
      chunks.push(buffer.subarray(0, bytesRead));
      left -= bytesRead;
    }
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    await file.close();
  }
}
