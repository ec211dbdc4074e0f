import { status } from '@grpc/grpc-js';
import type { ExecSyncResponse } from '../../rpc/generated/types/runtime/v1/ExecSyncResponse.ts';
import type { RuntimeServiceHandlers } from '../../rpc/generated/types/runtime/v1/RuntimeService.ts';
import { CallError, invalidArgument, notFound, refused } from '../callError.ts';
import type { ContainerProcess } from '../process/containerProcess.ts';
import { InputQueue } from '../process/inputQueue.ts';
import type { Output } from '../process/program.ts';
import type { RunningProcess } from '../process/runningProcess.ts';
import type { DemoNode } from '../state/demoNode.ts';
import type { ContainerRecord } from '../state/containerRecord.ts';
import type { StreamChoice } from '../streaming/session.ts';
import type { StreamingServer } from '../streaming/streamingServer.ts';
import type { Calls } from './call.ts';
import { execFailure } from './execFailure.ts';

/** containerd keeps this much of each output of an ExecSync and drops the rest. */
const longestOutputBytes = 16 * 2 ** 20;

type ExecMethod = 'ExecSync' | 'Exec' | 'Attach' | 'PortForward';

/** RPCs that run something in a container, or open a way into it. */
export function execCalls(node: DemoNode, streaming: StreamingServer): Calls<RuntimeServiceHandlers, ExecMethod> {
  function running(
    id: string,
    { missing, failed = '' }: { missing: string; failed?: string },
  ): { container: ContainerRecord; process: ContainerProcess } {
    const container = node.containers.find(id);
    if (container === undefined) {
      throw notFound(failed + missing);
    }
    if (container.process === undefined) {
      throw refused(`${failed}container is in ${container.state} state`);
    }
    return { container, process: container.process };
  }

  return {
    ExecSync: async ({ container_id: id, cmd, timeout }, signal) => {
      const missing = `failed to find container ${JSON.stringify(id)} in store`;
      const { process } = running(id, { missing, failed: 'failed to exec in container: ' });
      return execSync(process, cmd, Number(timeout), signal);
    },
    Exec: ({ container_id: id, cmd, ...streams }) => {
      const { container } = running(id, { missing: `failed to find container ${JSON.stringify(id)} in store` });
      requireStreams(streams);
      return { url: streaming.urlFor({ kind: 'exec', container, argv: cmd, streams }) };
    },
    Attach: ({ container_id: id, ...streams }) => {
      const { container } = running(id, { missing: 'failed to find container in store' });
      requireStreams(streams);
      return { url: streaming.urlFor({ kind: 'attach', container, streams }) };
    },
    PortForward: ({ pod_sandbox_id: id, port: ports }) => {
      const sandbox = node.sandboxes.find(id);
      if (sandbox === undefined) {
        throw notFound(`failed to find sandbox ${JSON.stringify(id)}`);
      }
      if (sandbox.state !== 'SANDBOX_READY') {
        throw refused('sandbox container is not running');
      }
      return { url: streaming.urlFor({ kind: 'portforward', sandbox, ports }) };
    },
  };
}

/** The rules of Kubernetes' streaming library: a terminal has no stderr of its own. */
function requireStreams({ stdin, stdout, stderr, tty }: StreamChoice): void {
  if (tty && stderr) {
    throw invalidArgument('tty and stderr cannot both be true');
  }
  if (!stdin && !stdout && !stderr) {
    throw invalidArgument('one of stdin, stdout, or stderr must be set');
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
