import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { NodeFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { usesHost } from '../namespace/namespaceIdentity.ts';

/** What a container's isolation is told from. */
export interface IsolationView {
  readonly facts: ContainerFacts;
  readonly sandbox: SandboxFacts;
  readonly node: NodeFacts;
}

/** The namespaces whose sharing with the node is a risk of its own. */
export const riskyTypes = ['net', 'pid', 'ipc'] as const;

export function sharesWithHost({ facts }: IsolationView, type: (typeof riskyTypes)[number]): boolean {
  return usesHost(facts.namespaces[type]);
}

/** Whether its user 0 is the node's root: not inside a Sentry or a VM, nor in a user namespace. */
export function isRootOfTheNode({ facts, sandbox }: IsolationView): boolean {
  const { user } = facts.isolation;
  return (
    user.known &&
    user.value.uid === 0 &&
    isolationKind(sandbox.runtime).isNamespacesAlone &&
    usesHost(facts.namespaces.user)
  );
}

/** Capabilities each of which alone opens a way to the node or to its other containers, after capabilities(7). */
const risky: ReadonlySet<string> = new Set([
  'CAP_BPF',
  'CAP_CHECKPOINT_RESTORE',
  'CAP_DAC_READ_SEARCH',
  'CAP_MAC_ADMIN',
  'CAP_MAC_OVERRIDE',
  'CAP_NET_ADMIN',
  'CAP_PERFMON',
  'CAP_SYS_ADMIN',
  'CAP_SYS_BOOT',
  'CAP_SYS_MODULE',
  'CAP_SYS_PTRACE',
  'CAP_SYS_RAWIO',
  'CAP_SYS_TIME',
  'CAP_SYSLOG',
]);

export function riskyCapabilities(capabilities: readonly string[]): readonly string[] {
  return capabilities.filter((name) => risky.has(name));
}
