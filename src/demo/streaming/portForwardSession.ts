import type { DemoNode } from '../state/demoNode.ts';
import type { ChannelSocket } from './channelSocket.ts';
import type { Session } from './session.ts';

/**
 * Serves ports of a pod over the socket, a pair of channels a port: 2n data, 2n+1 errors, each beginning with the port
 * in two bytes, little-endian. Nothing is connected: a port of a running container's image answers as a web server.
 * Resolves when the client closes.
 */
export async function runPortForward(
  { sandbox, ports }: Session & { kind: 'portforward' },
  node: DemoNode,
  socket: ChannelSocket,
): Promise<void> {
  const open = node.containers
    .ofSandbox(sandbox.id)
    .filter(({ state }) => state === 'CONTAINER_RUNNING')
    .flatMap(({ image }) => image.content.ports ?? []);
  for (const [index, port] of ports.entries()) {
    const header = Buffer.alloc(2);
    header.writeUInt16LE(port);
    await socket.send(2 * index, header);
    await socket.send(2 * index + 1, header);
    if (!open.includes(port)) {
      await socket.send(
        2 * index + 1,
        `failed to execute portforward in network namespace ${JSON.stringify(sandbox.networkNamespacePath)}: ` +
          `failed to connect to localhost:${port} inside namespace ${JSON.stringify(sandbox.id)}: connection refused`,
      );
    }
  }
  socket.onFrame((channel, data) => {
    const port = ports[channel / 2];
    if (port !== undefined && open.includes(port) && data.includes('\r\n\r\n')) {
      const body = `${sandbox.config.metadata?.name ?? ''} answers on port ${port}\n`;
      const head = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
      void socket.send(channel, head + body);
    }
  });
  await new Promise<void>((resolve) => socket.onClose(resolve));
}
