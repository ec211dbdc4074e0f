import { InputQueue } from '../process/inputQueue.ts';
import type { Output } from '../process/program.ts';
import type { RunningProcess } from '../process/runningProcess.ts';
import { forTerminal, Terminal } from '../process/terminal.ts';
import { execFailure } from '../service/execFailure.ts';
import { channels } from './channelSocket.ts';
import type { ChannelSocket } from './channelSocket.ts';
import { applyResize } from './resize.ts';
import type { Session } from './session.ts';
import { exitStatus, internalError } from './streamStatus.ts';
import type { StreamStatus } from './streamStatus.ts';

/**
 * Runs a command over the socket and resolves with how it ended. A closed socket is the end of its input and nobody
 * at its output, but not its end: the runtimes let it live on.
 */
export async function runExec(
  { container, argv, streams }: Session & { kind: 'exec' },
  socket: ChannelSocket,
): Promise<StreamStatus> {
  if (container.process === undefined) {
    return internalError(`error executing command in container: container is in ${container.state} state`);
  }
  const stdin = new InputQueue();
  if (!streams.stdin) {
    stdin.end();
  }
  const terminal = streams.tty ? new Terminal(stdin, (text) => void socket.send(channels.stdout, text)) : undefined;
  socket.onFrame((channel, data) => {
    if (channel === channels.resize) {
      applyResize(terminal, data);
    } else if (channel === channels.stdin && streams.stdin) {
      if (terminal === undefined) {
        stdin.push(data);
      } else {
        terminal.typed(data);
      }
    }
  });
  if (terminal === undefined) {
    socket.onClose(() => stdin.end());
  }
  let running: RunningProcess;
  try {
    running = container.process.exec(argv, {
      stdin,
      stdout: outputTo(socket, channels.stdout, terminal),
      stderr: outputTo(socket, terminal === undefined ? channels.stderr : channels.stdout, terminal),
      ...(terminal === undefined ? {} : { terminal }),
    });
  } catch (error) {
    return internalError(`error executing command in container: ${execFailure(error)}`);
  }
  return exitStatus(argv, await running.exited);
}

function outputTo(socket: ChannelSocket, channel: number, terminal: Terminal | undefined): Output {
  return (data) => socket.send(channel, terminal === undefined ? data : forTerminal(data));
}
