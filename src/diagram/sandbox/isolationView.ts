import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { NodeFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';

/** What a container's isolation is told from. */
export interface IsolationView {
  readonly facts: ContainerFacts;
  readonly sandbox: SandboxFacts;
  readonly node: NodeFacts;
}

/** The namespaces whose sharing with the node is a risk of its own. */
export const riskyTypes = ['net', 'pid', 'ipc'] as const;

export function sharesWithHost({ facts }: IsolationView, type: (typeof riskyTypes)[number]): boolean {
  const use = facts.namespaces[type];
  return use.known && use.value.owner === 'host';
}

/** Whether its user 0 is the node's root: not inside a Sentry or a VM, nor in a user namespace. */
export function isRootOfTheNode({ facts, sandbox }: IsolationView): boolean {
  const { user } = facts.isolation;
  const userNamespace = facts.namespaces.user;
  return (
    user.known &&
    user.value.uid === 0 &&
    sandbox.runtime.isolation === 'hostKernel' &&
    userNamespace.known &&
    userNamespace.value.owner === 'host'
  );
}
