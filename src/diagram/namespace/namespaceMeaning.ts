import type { Localize } from '../../common/localize.ts';
import type { ContainerFacts } from '../../contract/layers/container.ts';
import { type NamespaceFacts, type NamespaceType, namespaceTypes } from '../../contract/layers/namespace.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { objectLabel } from '../../words/names.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { unknownText } from '../fact/factText.ts';
import type { NamespaceIdentities, NamespaceIdentity } from './namespaceIdentity.ts';

interface Facts {
  readonly sandbox: SandboxFacts;
  /** Those of the matrix. */
  readonly containers: readonly ContainerFacts[];
  readonly identities: NamespaceIdentities;
}

/** What the namespaces mean for this pod: only sentences that follow from what is known. */
export function namespaceMeaning(facts: Facts, context: WordContext): readonly string[] {
  return [
    ...networkSentence(facts, context),
    ...processSentence(facts, context),
    ...ipcSentence(facts, context),
    ...userSentence(facts, context),
    ...kernelSentence(facts, context),
    ...honestSentences(facts, context),
  ];
}

function networkSentence({ containers, identities }: Facts, { l10n }: WordContext): readonly string[] {
  if (identities.ofSandbox('net') === 'host') {
    return [l10n.t('This pod uses the host’s network: its ports are the node’s, and it sees all its interfaces.')];
  }
  const of = (type: NamespaceType): readonly NamespaceIdentity[] =>
    containers.map(({ container, namespaces }) => identities.ofContainer(namespaces, type, container.id));
  if (containers.length === 0 || of('net').some((identity) => identity !== 'sandbox')) {
    return [];
  }
  const names = containerListText(
    containers.map(({ container }) => objectLabel(container.name, container.id)),
    l10n,
  );
  const processesApart = areApart(of('pid'));
  const filesApart = areApart(of('mnt'));
  if (containers.length === 1) {
    return processesApart && filesApart
      ? [l10n.t('{0} has the network of its pod, and processes and files of its own.', names)]
      : [];
  }
  if (processesApart && filesApart) {
    return [l10n.t('{0} reach each other on localhost, and do not see each other’s processes or files.', names)];
  }
  return processesApart
    ? [l10n.t('{0} reach each other on localhost, and do not see each other’s processes.', names)]
    : [l10n.t('{0} reach each other on localhost.', names)];
}

/** Each in a namespace of its own. */
function areApart(identities: readonly NamespaceIdentity[]): boolean {
  const own = identities.filter((identity) => identity !== undefined && identity !== 'host' && identity !== 'sandbox');
  return own.length === identities.length && new Set(own).size === own.length;
}

function processSentence({ containers, identities }: Facts, { l10n }: WordContext): readonly string[] {
  const shares = containers.map(({ container, namespaces }) => identities.ofContainer(namespaces, 'pid', container.id));
  // Not of the sandbox's own process: a Sentry among the node's processes shows its containers none of them.
  if (shares.some((identity) => identity === 'host')) {
    return [l10n.t('This pod uses the host’s PID namespace: its containers see every process of the node.')];
  }
  return shares.length > 0 && shares.every((identity) => identity === 'sandbox')
    ? [l10n.t('Its PID namespace is shared: containers see each other’s processes, process 1 is none of theirs.')]
    : [];
}

function ipcSentence({ identities }: Facts, { l10n }: WordContext): readonly string[] {
  return identities.ofSandbox('ipc') === 'host'
    ? [l10n.t('This pod uses the host’s IPC namespace: shared memory of the node’s processes is in its reach.')]
    : [];
}

function userSentence({ sandbox, identities }: Facts, { l10n }: WordContext): readonly string[] {
  switch (identities.ofSandbox('user')) {
    case 'host':
      return isolationKind(sandbox.runtime).isNamespacesAlone
        ? [l10n.t('There is no user namespace: root in a container is root to the node’s kernel.')]
        : [];
    case 'sandbox':
      return [l10n.t('It has a user namespace: root in a container is another, ordinary user of the node.')];
    default:
      return [];
  }
}

function kernelSentence({ sandbox }: Facts, { l10n }: WordContext): readonly string[] {
  const sentence = isolationKind(sandbox.runtime).words.namespaceMeaning(l10n);
  return sentence === undefined ? [] : [sentence];
}

/** What the picture cannot show, and where it has it from instead. */
function honestSentences({ sandbox, containers }: Facts, context: WordContext): readonly string[] {
  const { l10n } = context;
  const first = sandbox.namespaces.net;
  const all = [sandbox.namespaces, ...containers.map(({ namespaces }) => namespaces)];
  return [
    ...(sandbox.pid.known && sandbox.pid.value === 'none'
      ? [l10n.t('No process holds the sandbox’s namespaces: they are pinned as files until it is removed.')]
      : []),
    ...(!first.known && namespaceTypes.every((type) => !sandbox.namespaces[type].known)
      ? [l10n.t('The sandbox’s namespaces are not known: {0}.', unknownText(first.reason, context))]
      : []),
    ...(all.some(isFromSpecAlone)
      ? [l10n.t('Without a number it is known from the spec alone: who shares a namespace, but not which it is.')]
      : []),
  ];
}

function isFromSpecAlone(namespaces: NamespaceFacts): boolean {
  return namespaceTypes.some((type) => {
    const use = namespaces[type];
    return use.known && use.value.owner !== 'host' && use.value.inode === undefined;
  });
}

const namedLimit = 3;

/** `nginx`, `nginx and sidecar`, `a, b and c`; of more than three only how many: all the containers of a pod. */
function containerListText(names: readonly string[], l10n: Localize): string {
  const last = names.at(-1) ?? '';
  if (names.length > namedLimit) {
    return l10n.t('All {0} containers', names.length);
  }
  return names.length < 2 ? last : l10n.t('{0} and {1}', names.slice(0, -1).join(l10n.t(', ')), last);
}
