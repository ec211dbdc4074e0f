import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { type IsolationView, isRootOfTheNode, riskyCapabilities } from './isolationView.ts';

const namedLimit = 4;

/** What the isolation means for this container: only sentences that follow from what is known. */
export function isolationMeaning(view: IsolationView, context: WordContext): readonly string[] {
  const { container, isolation } = view.facts;
  const name = objectLabel(container.name, container.id);
  const isPrivileged = isolation.privileged.known && isolation.privileged.value;
  const { words } = isolationKind(view.sandbox.runtime);
  const kernelSentence = words.kernelMeaning(name, context.l10n);
  return [
    ...(isPrivileged ? [words.privilegedMeaning(name, context.l10n)] : capabilitySentences(name, view, context)),
    ...rootSentence(name, view, context),
    ...seccompSentence(name, view, context),
    ...(kernelSentence === undefined ? [] : [kernelSentence]),
  ];
}

function capabilitySentences(name: string, { facts }: IsolationView, { l10n }: WordContext): readonly string[] {
  const { capabilities } = facts.isolation;
  const risky = capabilities.known ? riskyCapabilities(capabilities.value) : [];
  if (risky.length === 0) {
    return [];
  }
  const named = risky.slice(0, namedLimit).map(plainText);
  const list = (risky.length > namedLimit ? [...named, '…'] : named).join(', ');
  return [l10n.t('{0} has capabilities that reach beyond it: {1}.', name, list)];
}

function rootSentence(name: string, view: IsolationView, { l10n }: WordContext): readonly string[] {
  return isRootOfTheNode(view) ? [l10n.t('{0} runs as root: what breaks out of it is root on the node.', name)] : [];
}

function seccompSentence(name: string, { facts, sandbox }: IsolationView, { l10n }: WordContext): readonly string[] {
  const { seccomp } = facts.isolation;
  return seccomp.known && seccomp.value === 'unconfined' && isolationKind(sandbox.runtime).isNamespacesAlone
    ? [l10n.t('No seccomp filter: {0} may make every system call of the node’s kernel.', name)]
    : [];
}
