import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import type { RunningProcess } from '../process/containerProcess.ts';
import { InputQueue } from '../process/inputQueue.ts';
import type { Output } from '../process/program.ts';
import { forTerminal, Terminal } from '../process/terminal.ts';
import type { ContainerRecord } from '../state/records.ts';

export interface StreamChoice {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly tty: boolean;
}

/** What a token of the streaming server is good for, once. */
export interface ExecSession {
  readonly container: ContainerRecord;
  readonly argv: readonly string[];
  readonly streams: StreamChoice;
}

/** Serves an exec over a WebSocket to its end, and tells how it ended. */
export async function serveExec(session: ExecSession, client: WebSocket): Promise<void> {
  client.on('error', () => client.terminate());
  const socket = new ChannelSocket(client);
  const text = formatStatus(await runExec(session, socket), client.protocol);
  if (text !== '') {
    await socket.send(channels.status, text);
  }
  client.close(1000);
}

/**
 * Runs a command over the socket and resolves with how it ended. A closed socket is the end of its input and nobody
 * at its output, but not its end: the runtimes let it live on.
 */
async function runExec({ container, argv, streams }: ExecSession, socket: ChannelSocket): Promise<StreamStatus> {
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
      terminal?.resize(data);
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

/** The words of containerd and runc for a command that could not be started; each exec has an id of its own. */
export function execFailure(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  const id = randomBytes(32).toString('hex');
  return `failed to exec in container: failed to start exec "${id}": OCI runtime exec failed: exec failed: ${why}`;
}

/** The channels of Kubernetes' `v4.channel.k8s.io`: the first byte of each binary frame. */
const channels = { stdin: 0, stdout: 1, stderr: 2, status: 3, resize: 4 } as const;

/** A WebSocket that carries several byte streams. */
class ChannelSocket {
  /** The capacity of a pipe on Linux. */
  #pipeLeftBytes = 64 * 1024;

  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /**
   * Resolves when the bytes have left, so that a fast writer waits for a slow reader. On a closed socket it is as with
   * a pipe that nobody reads: it takes some more, and then the writer waits for ever.
   */
  send(channel: number, data: string | Uint8Array): Promise<void> {
    if (this.#socket.readyState !== WebSocket.OPEN) {
      this.#pipeLeftBytes -= data.length;
      return this.#pipeLeftBytes < 0 ? new Promise(() => undefined) : Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#socket.send(Buffer.concat([Buffer.of(channel), Buffer.from(data)]), { binary: true }, () => resolve());
    });
  }

  onFrame(listener: (channel: number, data: Buffer) => void): void {
    this.#socket.on('message', (message: Buffer) => {
      const [channel] = message;
      if (channel !== undefined) {
        listener(channel, message.subarray(1));
      }
    });
  }

  onClose(listener: () => void): void {
    this.#socket.once('close', listener);
  }
}

/** How a session ended, as the API machinery of Kubernetes puts it on channel 3. */
interface StreamStatus {
  readonly status: 'Success' | 'Failure';
  readonly message?: string;
  readonly reason?: string;
  readonly details?: { readonly causes: readonly { readonly reason?: string; readonly message: string }[] };
  readonly code?: number;
}

function exitStatus(argv: readonly string[], exitCode: number): StreamStatus {
  if (exitCode === 0) {
    return { status: 'Success' };
  }
  const what = `error executing command [${argv.join(' ')}], exit code ${exitCode}`;
  return {
    status: 'Failure',
    message: `command terminated with non-zero exit code: ${what}`,
    reason: 'NonZeroExitCode',
    details: { causes: [{ reason: 'ExitCode', message: String(exitCode) }] },
  };
}

function internalError(what: string): StreamStatus {
  return {
    status: 'Failure',
    message: `Internal error occurred: ${what}`,
    reason: 'InternalError',
    details: { causes: [{ message: what }] },
    code: 500,
  };
}

/** JSON under v4; a client that asked for no subprotocol reads plain text, and nothing on success. */
function formatStatus(status: StreamStatus, protocol: string): string {
  return protocol === '' ? (status.message ?? '') : JSON.stringify({ metadata: {}, ...status });
}
