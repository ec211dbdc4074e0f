import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { type IsolationView, isRootOfTheNode, riskyCapabilities } from './isolationView.ts';

const namedLimit = 4;

/** What the isolation means for this container: only sentences that follow from what is known. */
export function isolationMeaning(view: IsolationView, context: DiagramContext): readonly string[] {
  const { container, isolation } = view.facts;
  const name = objectLabel(container.name, container.id);
  const isPrivileged = isolation.privileged.known && isolation.privileged.value;
  return [
    ...(isPrivileged ? [privilegedSentence(name, view, context)] : capabilitySentences(name, view, context)),
    ...rootSentence(name, view, context),
    ...seccompSentence(name, view, context),
    ...kernelSentence(name, view, context),
  ];
}

function privilegedSentence(name: string, { sandbox }: IsolationView, { l10n }: DiagramContext): string {
  switch (sandbox.runtime.isolation) {
    case 'hostKernel':
      return l10n.t(
        '{0} is privileged: with all capabilities and the node’s devices it is as good as root there.',
        name,
      );
    default:
      return l10n.t('{0} is privileged: it has all capabilities and devices that its runtime can give.', name);
  }
}

function capabilitySentences(name: string, { facts }: IsolationView, { l10n }: DiagramContext): readonly string[] {
  const { capabilities } = facts.isolation;
  const risky = capabilities.known ? riskyCapabilities(capabilities.value) : [];
  if (risky.length === 0) {
    return [];
  }
  const named = risky.slice(0, namedLimit).map(plainText);
  const list = (risky.length > namedLimit ? [...named, '…'] : named).join(', ');
  return [l10n.t('{0} has capabilities that reach beyond it: {1}.', name, list)];
}

function rootSentence(name: string, view: IsolationView, { l10n }: DiagramContext): readonly string[] {
  return isRootOfTheNode(view) ? [l10n.t('{0} runs as root: what breaks out of it is root on the node.', name)] : [];
}

function seccompSentence(name: string, { facts, sandbox }: IsolationView, { l10n }: DiagramContext): readonly string[] {
  const { seccomp } = facts.isolation;
  return seccomp.known && seccomp.value === 'unconfined' && sandbox.runtime.isolation === 'hostKernel'
    ? [l10n.t('No seccomp filter: {0} may make every system call of the node’s kernel.', name)]
    : [];
}

function kernelSentence(name: string, { sandbox }: IsolationView, { l10n }: DiagramContext): readonly string[] {
  switch (sandbox.runtime.isolation) {
    case 'userSpaceKernel':
      return [l10n.t('The Sentry answers the system calls of {0}: the node’s kernel is hard to reach from it.', name)];
    case 'virtualMachine':
    case 'microVm':
      return [
        l10n.t('A guest kernel answers the system calls of {0}: the way out leads through the hypervisor.', name),
      ];
    case 'hostKernel':
    case 'userNamespace':
    case 'wasm':
    case 'windows':
    case 'unknown':
      return [];
  }
}
