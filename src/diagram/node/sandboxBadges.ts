import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { sandboxTroubleText } from '../sandbox/troubleText.ts';
import { sandboxTroubleWord } from '../sandboxTroubleWord.ts';
import type { Badge } from '../screen/card.ts';

/** What is out of the ordinary: trouble, and what is shared with the host or between the containers. */
export function sandboxBadges(
  { client, trouble, namespaces, containers, runtime }: SandboxFacts,
  { l10n }: DiagramContext,
): readonly Badge[] {
  const { net, pid, ipc } = namespaces;
  // A Sentry or a hypervisor is an ordinary process of the node; what runs inside sees nothing of that.
  const seesHost = runtime.isolation === 'hostKernel' || runtime.isolation === 'userNamespace';
  return [
    ...(trouble === undefined
      ? []
      : badge(sandboxTroubleWord(trouble, l10n), 'bad', sandboxTroubleText(trouble, l10n))),
    ...(client === 'staticPod'
      ? badge(l10n.t('static pod'), 'accent', l10n.t('Made from a file of the node, not asked for by the API server.'))
      : []),
    ...(isHost(net)
      ? badge(l10n.t('host network'), 'warn', l10n.t('It is in the network namespace of the node.'))
      : []),
    ...(seesHost && isHost(pid) ? badge(l10n.t('host PID'), 'warn', l10n.t('It sees all processes of the node.')) : []),
    ...(seesHost && isHost(ipc)
      ? badge(l10n.t('host IPC'), 'warn', l10n.t('It is in the IPC namespace of the node.'))
      : []),
    ...(containers.some((facts) => facts.namespaces.pid.known && facts.namespaces.pid.value.owner === 'sandbox')
      ? badge(l10n.t('shared PID'), 'plain', l10n.t('Its containers see each other’s processes.'))
      : []),
  ];
}

function isHost(fact: SandboxFacts['namespaces']['net']): boolean {
  return fact.known && fact.value.owner === 'host';
}

function badge(text: string, tone: Badge['tone'], title: string): readonly Badge[] {
  return [{ text, tone, title }];
}
