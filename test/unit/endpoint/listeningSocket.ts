import { once } from 'node:events';
import net from 'node:net';

/** A Unix socket that somebody listens on; disposing it takes the file away. */
export async function listeningSocket(socketPath: string): Promise<AsyncDisposable> {
  const server = net.createServer().listen(socketPath);
  await once(server, 'listening');
  return {
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
