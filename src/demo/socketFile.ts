import { lstatSync, unlinkSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** The kernel's limit on the path of a Unix socket: 108 bytes with the closing zero. */
const longestPathBytes = 107;

/**
 * Makes room for a Unix socket: removes one that nobody serves any more (left by a killed process).
 * @throws Error when the path is too long, its folder is missing, it is no socket, or somebody serves it.
 */
export async function claimSocketFile(socketPath: string): Promise<void> {
  if (Buffer.byteLength(socketPath) > longestPathBytes) {
    throw new Error(`${socketPath}: a socket path has at most ${longestPathBytes} bytes. Choose a shorter one.`);
  }
  const folder = path.dirname(socketPath);
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) {
    throw new Error(`${folder} does not exist. Make it, or choose another path for the socket.`);
  }
  const found = lstatSync(socketPath, { throwIfNoEntry: false });
  if (found === undefined) {
    return;
  }
  if (!found.isSocket()) {
    throw new Error(`${socketPath} exists and is no socket. Remove it, or choose another path.`);
  }
  if (await isServed(socketPath)) {
    throw new Error(`${socketPath} is in use by a running server. Stop that, or choose another path.`);
  }
  unlinkSync(socketPath);
}

/** Only a refused connection proves that nobody listens: any other failure (no permission) counts as served. */
function isServed(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.connect(socketPath);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT');
    });
  });
}
