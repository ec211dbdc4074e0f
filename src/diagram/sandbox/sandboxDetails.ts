import type { Localize } from '../../common/localize.ts';
import { type Fact, known } from '../../contract/layers/fact.ts';
import type { SandboxFacts, SandboxNetwork } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { sandboxActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import { cgroupLines } from '../cgroup/cgroupText.ts';
import { containerState, containerStateText, containerTone } from '../container/containerState.ts';
import { ageLine } from '../fact/ageLine.ts';
import { asIs, factLine } from '../fact/factLine.ts';
import { lowLevelTitle } from '../handler/handlerCard.ts';
import { type DetailsContext, findSandbox, makeDetails } from '../makeDetails.ts';
import { namespaceLines } from '../namespace/namespaceDetails.ts';
import type { Details, FactLine } from '../screen/details.ts';
import { compareOffers } from './sandboxLinks.ts';
import { sandboxClientWord, troubleLines } from './sandboxState.ts';

/** Containers that are linked to; the diagram has them all. */
const linkLimit = 12;

export function sandboxDetails(sandboxId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const facts = findSandbox(snapshot, sandboxId);
  if (facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { sandbox, containers, runtime } = facts;
  const listed = <T>(field: string, value: T): Fact<T> =>
    known(value, { from: 'call', method: 'ListPodSandbox', field });
  return makeDetails(cardIds.sandbox(sandboxId), {
    title: plainText(sandbox.name) || plainText(sandbox.id),
    subtitle: [l10n.t('Sandbox'), plainText(sandbox.namespace), lowLevelTitle(runtime)]
      .filter((word) => word !== '')
      .join(' · '),
    lesson: sandboxLesson(l10n),
    facts: [
      ...troubleLines(facts, context),
      factLine(
        l10n.t('State'),
        listed('state', sandbox.state),
        (state) => (state === 'ready' ? l10n.t('ready') : l10n.t('not ready')),
        context,
      ),
      factLine(
        l10n.t('Made By'),
        listed('annotations', facts.client),
        (client) => sandboxClientWord(client, l10n),
        context,
      ),
      ageLine('ListPodSandbox', sandbox.createdAtNs, context),
      factLine(l10n.t('Attempt'), listed('metadata.attempt', sandbox.attempt), String, context),
      factLine(l10n.t('ID'), listed('id', sandbox.id), asIs, context, { mono: true }),
      factLine(l10n.t('Pod UID'), listed('metadata.uid', sandbox.uid), asIs, context, { mono: true }),
      factLine(l10n.t('Handler'), facts.handler, asIs, context),
      factLine(l10n.t('Runtime Type'), facts.runtimeType, asIs, context, { mono: true }),
      factLine(l10n.t('Binary'), facts.binary, asIs, context, { mono: true }),
      sandboxPidLine(facts, context),
      ...networkLines(facts, context),
      ...cgroupLines(facts.cgroup, context),
      ...namespaceLines(facts.namespaces, context),
    ],
    links:
      containers.length === 0
        ? undefined
        : {
            heading: l10n.t('Containers'),
            items: containers.slice(-linkLimit).map((one) => ({
              label: plainText(one.container.name),
              aside: containerStateText(one, sandbox, context),
              state: containerTone(containerState(one, sandbox)),
              to: { at: 'container', sandboxId, containerId: one.container.id },
            })),
          },
    object: { kind: 'sandbox', id: sandboxId },
    actions: sandboxActions(facts, l10n),
    compareWith: compareOffers(facts, snapshot, context),
  });
}

/** The process that holds its namespaces. */
export function sandboxPidLine({ pid }: SandboxFacts, context: WordContext): FactLine {
  const { l10n } = context;
  const text = (value: number | 'none'): string =>
    value === 'none' ? l10n.t('none: the namespaces are pinned as files') : String(value);
  return factLine(l10n.t('Process ID'), pid, text, context, { mono: true });
}

function networkLines({ network }: SandboxFacts, context: WordContext): readonly FactLine[] {
  const { l10n } = context;
  const addresses = ({ addresses: list, namespacePath }: SandboxNetwork): string =>
    list.length === 0 && namespacePath === undefined ? l10n.t('those of the node') : list.join(', ');
  const interfaces = ({ interfaces: list }: SandboxNetwork): string =>
    list.map(({ name, inSandbox }) => (inSandbox ? name : l10n.t('{0} (host)', name))).join(', ');
  return [
    factLine(l10n.t('Addresses'), network, addresses, context, { mono: true }),
    ...(network.known && network.value.namespacePath !== undefined
      ? [
          factLine(l10n.t('Network Namespace'), network, ({ namespacePath = '' }) => namespacePath, context, {
            mono: true,
          }),
        ]
      : []),
    ...(network.known && network.value.interfaces.length > 0
      ? [factLine(l10n.t('Interfaces'), network, interfaces, context)]
      : []),
  ];
}

export function sandboxLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'A sandbox is the shell of a pod: its network, host name and IPC, and the cgroup above its containers. It is made first and stays when containers in it end and are made anew.',
    ),
  ];
}
