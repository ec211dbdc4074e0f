import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A socket behind which a runtime is far away. */
export interface SlowSocket extends AsyncDisposable {
  readonly address: { readonly kind: 'unix'; readonly path: string };
  /** While it is, everybody is accepted and nothing gets through. What was sent meanwhile gets through afterwards. */
  stalled: boolean;
  /** Connections that are open now, and the most that were at one time. */
  readonly connections: { readonly now: number; readonly most: number };
}

/** How long bytes take, one after the other: far apart, and the same in every run. */
const delaysMs = [300, 800, 450, 650, 320, 700, 550];

/** Listens on a socket of its own; each chunk of bytes takes its time in each direction, and none overtakes another. */
export async function slowSocket(upstreamPath: string): Promise<SlowSocket> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cri-slow-'));
  const address = { kind: 'unix', path: path.join(folder, 'slow.sock') } as const;
  const open = new Set<Way>();
  const connections = { now: 0, most: 0 };
  let stalled = false;

  const server = net.createServer((client) => {
    const upstream = net.connect(upstreamPath);
    const ways = [new Way(client, upstream, () => stalled), new Way(upstream, client, () => stalled)];
    ways.forEach((way) => open.add(way));
    connections.now += 1;
    connections.most = Math.max(connections.most, connections.now);
    let over = false;
    const end = (): void => {
      if (!over) {
        over = true;
        connections.now -= 1;
        ways.forEach((way) => way.end());
        ways.forEach((way) => open.delete(way));
      }
    };
    for (const socket of [client, upstream]) {
      socket.on('close', end);
      socket.on('error', end);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.path, resolve);
  });

  return {
    address,
    connections,
    get stalled() {
      return stalled;
    },
    set stalled(value) {
      stalled = value;
      open.forEach((way) => way.deliver());
    },
    [Symbol.asyncDispose]: async () => {
      open.forEach((way) => way.end());
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

/** One direction of one connection. */
class Way {
  readonly #from: net.Socket;
  readonly #to: net.Socket;
  readonly #isStalled: () => boolean;
  readonly #chunks: Buffer[] = [];
  #timer: NodeJS.Timeout | undefined;
  #count = 0;

  constructor(from: net.Socket, to: net.Socket, isStalled: () => boolean) {
    this.#from = from;
    this.#to = to;
    this.#isStalled = isStalled;
    from.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.deliver();
    });
  }

  /** Lets what has arrived go on, in its time. */
  deliver(): void {
    if (this.#timer !== undefined || this.#chunks.length === 0 || this.#isStalled()) {
      return;
    }
    const delayMs = delaysMs[this.#count % delaysMs.length];
    this.#count += 1;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#isStalled()) {
        this.#to.write(Buffer.concat(this.#chunks.splice(0)));
      }
    }, delayMs);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#from.destroy();
    this.#to.destroy();
  }
}
