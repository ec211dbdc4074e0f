import { status } from '@grpc/grpc-js';
import type { ExecSyncResponse } from '../../rpc/generated/types/runtime/v1/ExecSyncResponse.ts';
import type { RuntimeServiceHandlers } from '../../rpc/generated/types/runtime/v1/RuntimeService.ts';
import { CallError, notFound, refused } from '../callError.ts';
import type { Calls } from '../grpcServer.ts';
import type { ContainerProcess, RunningProcess } from '../process/containerProcess.ts';
import { InputQueue } from '../process/inputQueue.ts';
import type { Output } from '../process/program.ts';
import type { DemoNode } from '../state/demoNode.ts';
import type { ContainerRecord } from '../state/records.ts';
import { execFailure, type StreamChoice } from '../streaming/execSession.ts';
import type { StreamingServer } from '../streaming/streamingServer.ts';

/** containerd keeps this much of each output of an ExecSync and drops the rest. */
const longestOutputBytes = 16 * 2 ** 20;

/** RPCs that run something in a container. */
export function execCalls(
  node: DemoNode,
  streaming: StreamingServer,
): Calls<RuntimeServiceHandlers, 'ExecSync' | 'Exec'> {
  function running(id: string, failed = ''): { container: ContainerRecord; process: ContainerProcess } {
    const container = node.containers.find(id);
    if (container === undefined) {
      throw notFound(`${failed}failed to find container ${JSON.stringify(id)} in store`);
    }
    const { process } = container;
    if (process === undefined) {
      throw refused(`${failed}container is in ${container.state} state`);
    }
    return { container, process };
  }

  return {
    ExecSync: async ({ container_id: id, cmd, timeout }, signal) => {
      const { process } = running(id, 'failed to exec in container: ');
      return execSync(process, cmd, Number(timeout), signal);
    },
    Exec: ({ container_id: id, cmd, ...streams }) => {
      const { container } = running(id);
      requireStreams(streams);
      return { url: streaming.urlFor({ container, argv: cmd, streams }) };
    },
  };
}

/** The rules of Kubernetes' streaming library: a terminal has no stderr of its own. */
function requireStreams({ stdin, stdout, stderr, tty }: StreamChoice): void {
  if (tty && stderr) {
    throw new CallError(status.INVALID_ARGUMENT, 'tty and stderr cannot both be true');
  }
  if (!stdin && !stdout && !stderr) {
    throw new CallError(status.INVALID_ARGUMENT, 'one of stdin, stdout, or stderr must be set');
  }
}

/** @param timeoutSeconds 0 for none */
async function execSync(
  process: ContainerProcess,
  argv: readonly string[],
  timeoutSeconds: number,
  signal: AbortSignal,
): Promise<ExecSyncResponse> {
  const stdin = new InputQueue();
  stdin.end();
  const [stdout, stderr] = [new Capture(), new Capture()];
  let command: RunningProcess;
  try {
    command = process.exec(argv, { stdin, stdout: stdout.write, stderr: stderr.write });
  } catch (error) {
    throw refused(execFailure(error));
  }
  const timeout = new AbortController();
  const timer = timeoutSeconds > 0 ? setTimeout(() => timeout.abort(), timeoutSeconds * 1000) : undefined;
  const giveUp = AbortSignal.any([signal, timeout.signal]);
  giveUp.addEventListener('abort', () => command.kill('SIGKILL'), { once: true });
  const exitCode = await command.exited;
  clearTimeout(timer);
  if (timeout.signal.aborted) {
    throw new CallError(
      status.DEADLINE_EXCEEDED,
      `failed to exec in container: timeout ${timeoutSeconds}s exceeded: context deadline exceeded`,
    );
  }
  return { stdout: stdout.content(), stderr: stderr.content(), exit_code: exitCode };
}

class Capture {
  readonly #chunks: Buffer[] = [];
  #left = longestOutputBytes;

  readonly write: Output = (data) => {
    const bytes = Buffer.from(data).subarray(0, this.#left);
    this.#left -= bytes.length;
    this.#chunks.push(bytes);
    return Promise.resolve();
  };

  content(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}
