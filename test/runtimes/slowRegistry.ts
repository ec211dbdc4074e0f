import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** A way to a registry whose blobs come as slowly as a test wants. */
export interface SlowRegistry extends AsyncDisposable {
  /** host:port, the beginning of references. */
  readonly address: string;
  /** Of each download of its own; Infinity for as fast as it goes, 0 for nothing at all. May be changed at any time. */
  bytesPerSecond: number;
  /** Downloads of large blobs that have begun and not ended. */
  readonly downloads: ReadonlySet<string>;
}

const chunkBytes = 64 * 1024;
const tickMs = 10;

export async function slowRegistry(upstream: string, bytesPerSecond: number): Promise<SlowRegistry> {
  const agent = new http.Agent();
  const downloads = new Set<string>();
  const server = http.createServer((request, response) => {
    void forward(request, response).catch(() => response.destroy());
  });

  const forward = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', headers } = request;
    const asked = http.request(`http://${upstream}${url}`, { agent, method, headers: { ...headers, host: upstream } });
    request.pipe(asked);
    const [answer] = (await once(asked, 'response')) as [http.IncomingMessage];
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    const large = Number(answer.headers['content-length'] ?? 0) > chunkBytes && method === 'GET';
    if (!large) {
      answer.pipe(response);
      return;
    }
    downloads.add(url);
    try {
      await pipeline(answer, paced, response);
    } finally {
      downloads.delete(url);
    }
  };

  async function* paced(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const bytes of source) {
      for (let sent = 0; sent < bytes.length; sent += chunkBytes) {
        const chunk = bytes.subarray(sent, sent + chunkBytes);
        for (let owed = chunk.length; owed > 0 && slow.bytesPerSecond !== Infinity;) {
          await delay(tickMs);
          owed -= (slow.bytesPerSecond * tickMs) / 1_000;
        }
        yield chunk;
      }
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const slow: SlowRegistry = {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytesPerSecond,
    downloads,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
  return slow;
}
