import type { ContainerState } from '../contract/container.ts';
import type { EndpointAddress } from '../contract/endpoint.ts';
import { CriError } from '../contract/failure.ts';
import type { RuntimePort } from '../contract/runtime.ts';
import type { ExecStream, OnOutput } from '../streams/execStream.ts';

/** A running container that a command can be run in. */
export interface ExecTarget {
  readonly runtime: Pick<RuntimePort, 'exec' | 'execSync' | 'listContainers'>;
  readonly endpointName: string;
  /** Where its runtime is reached. */
  readonly address: EndpointAddress;
  readonly containerId: string;
  /** The id for a container without a name. */
  readonly containerName: string;
  /** Empty when the sandbox is gone from the list. */
  readonly sandboxName: string;
  readonly namespace: string;
}

export interface ExecSettings {
  /** Shells to try, in order, each a program and perhaps arguments. */
  readonly shells: readonly string[];
  /** How long the runtime may take for each step, in milliseconds. */
  readonly requestTimeoutMs: number;
}

export interface ExecWiring {
  readonly onOutput: OnOutput;
  readonly signal: AbortSignal;
}

export type ExecStart =
  | { readonly kind: 'started'; readonly stream: ExecStream }
  | { readonly kind: 'noShell'; readonly tried: readonly string[]; readonly detail: string }
  | { readonly kind: 'notRunning'; readonly state: ContainerState | 'gone' };

/** Starts a command in a container. Rejects with a `CriError`. */
export type StartExec = (wiring: ExecWiring) => Promise<ExecStart>;

/** Starts the first of the shells that the container has. */
export function startShell(target: ExecTarget, { shells, requestTimeoutMs }: ExecSettings): StartExec {
  return async (wiring) => {
    const { runtime, containerId, address: reachedAt } = target;
    const timeoutS = Math.ceil(requestTimeoutMs / 1000);
    const { probeShell } = await import(/* webpackChunkName: "exec" */ '../streams/shellProbe.ts');
    const probe = await probeShell(runtime, containerId, shells, { timeoutS, signal: wiring.signal });
    if (probe.kind === 'found') {
      // Loads the WebSocket client, which activation must not.
      const { openShell } = await import(/* webpackChunkName: "exec" */ '../streams/openShell.ts');
      const options = { ...wiring, reachedAt, connectTimeoutMs: requestTimeoutMs };
      try {
        return { kind: 'started', stream: await openShell(runtime, containerId, probe.launch, options) };
      } catch (error) {
        const rest = shells.slice(shells.indexOf(probe.launch.shell) + 1);
        if (!isNoShell(error) || rest.length === 0) {
          throw error;
        }
        const next = await startShell(target, { shells: rest, requestTimeoutMs })(wiring);
        if (next.kind === 'noShell') {
          throw error;
        }
        return next;
      }
    }
    // The errors do not tell a missing shell from a container that has stopped meanwhile.
    const [container] = await runtime.listContainers({ id: containerId }, { signal: wiring.signal });
    return container?.state === 'running'
      ? { kind: 'noShell', tried: probe.tried, detail: probe.detail }
      : { kind: 'notRunning', state: container?.state ?? 'gone' };
  };
}

/** It answered like a shell, and then was none: the next one may be. */
function isNoShell(error: unknown): boolean {
  return error instanceof CriError && error.failure.reason === 'streamFailed' && error.failure.problem === 'notShell';
}

/** Starts a command as it is, without a shell. */
export function startCommand(
  { runtime, containerId, address: reachedAt }: ExecTarget,
  command: readonly string[],
  connectTimeoutMs: number,
): StartExec {
  return async (wiring) => {
    const { openExec } = await import(/* webpackChunkName: "exec" */ '../streams/openExec.ts');
    const request = { containerId, command, tty: true, stdin: true };
    return { kind: 'started', stream: await openExec(runtime, request, { ...wiring, reachedAt, connectTimeoutMs }) };
  };
}
