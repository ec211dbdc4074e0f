import type { Localize } from '../../common/localize.ts';
import { type Fact, known } from '../../contract/layers/fact.ts';
import type { SandboxFacts, SandboxNetwork } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import { age } from '../../words/time.ts';
import { sandboxActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import { cgroupLines } from '../cgroup/cgroupText.ts';
import { containerState, containerStateText, containerTone } from '../container/containerState.ts';
import { factLine } from '../fact/factLine.ts';
import { lowLevelTitle } from '../handler/handlerCard.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { namespaceLines } from '../namespace/namespaceDetails.ts';
import type { Details, FactLine } from '../screen/details.ts';
import { compareOffers } from './sandboxLinks.ts';
import { sandboxClientWord, sandboxTroubleText } from './sandboxState.ts';

const maxContainers = 12;

export function sandboxDetails(sandboxId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const facts = snapshot.sandboxes.find(({ sandbox }) => sandbox.id === sandboxId);
  if (facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { sandbox, containers, trouble, runtime } = facts;
  const listed = <T>(field: string, value: T): Fact<T> =>
    known(value, { from: 'call', method: 'ListPodSandbox', field });
  const text = (value: string): string => value;
  const troubles: readonly FactLine[] =
    trouble === undefined
      ? []
      : [
          factLine(
            l10n.t('Trouble'),
            known(trouble, { from: 'file', path: '/proc' }),
            (value) => sandboxTroubleText(value, l10n),
            context,
            { tone: 'bad' },
          ),
        ];
  return makeDetails(cardIds.sandbox(sandboxId), {
    title: plainText(sandbox.name) || plainText(sandbox.id),
    subtitle: [l10n.t('Sandbox'), plainText(sandbox.namespace), lowLevelTitle(runtime)]
      .filter((word) => word !== '')
      .join(' · '),
    lesson: sandboxLesson(l10n),
    facts: [
      ...troubles,
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
      factLine(l10n.t('Age'), listed('created_at', sandbox.createdAtNs), (at) => age(at, context), context),
      factLine(l10n.t('Attempt'), listed('metadata.attempt', sandbox.attempt), String, context),
      factLine(l10n.t('ID'), listed('id', sandbox.id), text, context, { mono: true }),
      factLine(l10n.t('Pod UID'), listed('metadata.uid', sandbox.uid), text, context, { mono: true }),
      factLine(l10n.t('Handler'), facts.handler, text, context),
      factLine(l10n.t('Runtime Type'), facts.runtimeType, text, context, { mono: true }),
      factLine(l10n.t('Binary'), facts.binary, text, context, { mono: true }),
      factLine(
        l10n.t('Process ID'),
        facts.pid,
        (pid) => (pid === 'none' ? l10n.t('none: the namespaces are pinned as files') : String(pid)),
        context,
        { mono: true },
      ),
      ...networkLines(facts, { snapshot, context }),
      ...cgroupLines(facts.cgroup, context),
      ...namespaceLines(facts.namespaces, context),
    ],
    links:
      containers.length === 0
        ? undefined
        : {
            heading: l10n.t('Containers'),
            items: containers.slice(-maxContainers).map((one) => ({
              label: plainText(one.container.name),
              aside: containerStateText(one, sandbox, context),
              state: containerTone(containerState(one, sandbox)),
              to: { at: 'container', sandboxId, containerId: one.container.id },
            })),
          },
    object: { kind: 'sandbox', id: sandboxId },
    actions: sandboxActions(sandbox, l10n),
    compareWith: compareOffers(facts, snapshot, context),
  });
}

function networkLines({ network }: SandboxFacts, { context }: DetailsContext): readonly FactLine[] {
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

export function pauseLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'A namespace lives as long as something holds it. The pause process does nothing but that: the pod’s network stays although each of its containers may end. With a shared PID namespace it also reaps orphaned processes.',
    ),
    l10n.t('CRI-O does without: it pins the namespaces as files.'),
  ];
}

/** @param isInside its processes are none of the node's */
export function containerLesson(isInside: boolean, l10n: Localize): readonly string[] {
  return [
    isInside
      ? l10n.t(
          'The processes of this container are none of the node’s: they live on the kernel of their sandbox, and the node sees only the process around them.',
        )
      : l10n.t(
          'A container is an ordinary process of the node with its children. What makes it a container is what it sees and may use: namespaces, a root file system of its own, cgroup limits, and rules about system calls.',
        ),
    l10n.t('It shares network, host name and IPC with the other containers of its pod.'),
  ];
}

export function residentLesson(l10n: Localize): readonly string[] {
  return [l10n.t('A process of the low-level runtime that stays as long as the sandbox does: what it isolates with.')];
}

export function orphanLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'A process outlives its sandbox where whoever looked after it is gone: its shim was killed, or the runtime lost its records. The runtime does not list it, so neither it nor a kubelet ever ends it.',
    ),
    l10n.t(
      'It goes on using memory, processor time and ports. Look at what it does before you end it, on the node, by kill.',
    ),
  ];
}
