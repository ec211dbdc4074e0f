import type { Container, ContainerState } from '../../../src/contract/container.ts';
import type { ContainerFacts } from '../../../src/contract/layers/container.ts';
import type { Fact } from '../../../src/contract/layers/fact.ts';
import type { NamespaceFacts } from '../../../src/contract/layers/namespace.ts';
import type { HandlerFacts } from '../../../src/contract/layers/node.ts';
import type { SandboxFacts } from '../../../src/contract/layers/sandbox.ts';
import type { Sandbox } from '../../../src/contract/sandbox.ts';
import { containerFromCri } from '../../../src/layers/containerFromCri.ts';
import { handlersFromCri } from '../../../src/layers/handlers.ts';
import { sandboxFromCri } from '../../../src/layers/sandboxFromCri.ts';
import { asRecord, asText, at } from '../../../src/runtimes/json.ts';
import { isUnknown, type Reply } from '../../../src/runtimes/verboseReply.ts';
import { container } from '../../builders/container.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { sample, type SampledRuntime } from '../../facts/sample.ts';

export const containerdVersions = ['containerd-1.6', 'containerd-1.7', 'containerd-2.1', 'containerd-2.3'] as const;

export function runtimeNameOf(runtime: SampledRuntime): string {
  if (runtime.includes('containerd')) {
    return 'containerd';
  }
  return runtime.includes('crio') ? 'cri-o' : 'docker';
}

/** The handlers of the runtime that a kubelet was recorded on, too. */
export function handlersOf(runtime: SampledRuntime): HandlerFacts[] {
  const statuses: Partial<Record<SampledRuntime, SampledRuntime>> = {
    'kubelet-1.36-on-containerd-2.1': 'containerd-2.1',
    'kubelet-1.36-on-crio-1.36': 'crio-1.36',
  };
  return handlersFromCri({
    statusRaw: sample(statuses[runtime] ?? runtime, 'Status'),
    runtimeName: runtimeNameOf(runtime),
  });
}

export function recordedContainer(
  runtime: SampledRuntime,
  name: string,
  pod: string,
  changes: Partial<Container> = {},
): ContainerFacts {
  const reply = sample(runtime, `ContainerStatus-${name}`);
  return containerFromCri({
    container: container({ state: stateOf(reply), ...changes }),
    reply,
    sandbox: { reply: sample(runtime, `PodSandboxStatus-${pod}`), runtimeName: runtimeNameOf(runtime) },
  });
}

export function recordedSandbox(
  runtime: SampledRuntime,
  name: string,
  input: Partial<Parameters<typeof sandboxFromCri>[0]> = {},
): SandboxFacts {
  const reply = input.reply ?? sample(runtime, `PodSandboxStatus-${name}`);
  return sandboxFromCri({
    sandbox: listedSandbox(reply),
    handlers: handlersOf(runtime),
    runtimeName: runtimeNameOf(runtime),
    containers: [],
    ...input,
    reply,
  });
}

/** The sandbox as the list has it: ready, with the status's handler and annotations. */
function listedSandbox(reply: Reply): Sandbox {
  const body = isUnknown(reply) ? {} : reply;
  const annotations = Object.entries(asRecord(at(body, 'status', 'annotations')) ?? {});
  return sandbox({
    annotations: Object.fromEntries(annotations.map(([key, value]) => [key, asText(value) ?? ''])),
    runtimeHandler: asText(at(body, 'status', 'runtime_handler')) ?? '',
  });
}

function stateOf(reply: Reply): ContainerState {
  const states: Record<string, ContainerState> = { CONTAINER_RUNNING: 'running', CONTAINER_EXITED: 'exited' };
  return states[asText(isUnknown(reply) ? '' : at(reply, 'status', 'state')) ?? ''] ?? 'created';
}

/** A fact in short: its value, or why there is none. */
export function short(fact: Fact<unknown>): unknown {
  return fact.known ? fact.value : `(${fact.reason.why})`;
}

export function owners(facts: NamespaceFacts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([type, use]) => [type, use.known ? use.value.owner : `(${use.reason.why})`]),
  );
}
