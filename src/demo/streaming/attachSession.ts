import { channels } from './channelSocket.ts';
import type { ChannelSocket } from './channelSocket.ts';
import { applyResize } from './resize.ts';
import type { Session } from './session.ts';
import { internalError } from './streamStatus.ts';
import type { StreamStatus } from './streamStatus.ts';

/** Joins a container's first process: what it writes from now on, and its input if it has one. */
export async function runAttach(
  { container, streams }: Session & { kind: 'attach' },
  socket: ChannelSocket,
): Promise<StreamStatus> {
  const { process } = container;
  if (process === undefined) {
    return internalError(`error attaching to container: container is in ${container.state} state`);
  }
  const output = process.output.event(({ stream, data }) => {
    if (streams[stream] || process.terminal !== undefined) {
      void socket.send(channels[stream], data);
    }
  });
  socket.onFrame((channel, data) => {
    if (channel === channels.resize) {
      applyResize(process.terminal, data);
    } else if (channel === channels.stdin && streams.stdin && container.config.stdin) {
      if (process.terminal === undefined) {
        process.stdin.push(data);
      } else {
        process.terminal.typed(data);
      }
    }
  });
  const closed = new Promise<void>((resolve) => socket.onClose(resolve));
  await Promise.race([process.exited, closed]);
  output.dispose();
  return { status: 'Success' };
}
