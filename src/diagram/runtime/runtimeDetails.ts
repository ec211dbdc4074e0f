import type { Localize } from '../../common/localize.ts';
import { type Fact, unknown } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { RuntimeCondition } from '../../contract/runtime.ts';
import { plainText } from '../../words/plainText.ts';
import { conditionTone } from '../../words/states.ts';
import { endpointActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { factLine } from '../fact/factLine.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { processFacts, programName } from '../process.ts';
import type { Details, FactLine } from '../screen/details.ts';
import { versionNumber } from '../shortText.ts';
import { runtimeTitle } from './highLevelCards.ts';
import { runtimeKind, type RuntimeKind } from './runtimeKind.ts';

/** containerd, CRI-O, or dockerd behind cri-dockerd. */
export function runtimeDetails({ snapshot: { node }, context }: DetailsContext): Details {
  const { l10n } = context;
  const { runtime } = node;
  const kind = runtimeKind(runtime);
  return makeDetails(cardIds.runtime, {
    title: runtimeTitle(runtime, context),
    subtitle: l10n.t('High-level runtime'),
    lesson: runtimeLesson(kind, l10n),
    facts: [
      factLine(l10n.t('Name'), runtime.name, (text) => text, context),
      factLine(l10n.t('Version'), runtime.version, versionNumber, context),
      ...conditionFacts(runtime.conditions, context),
      ...processFacts(kind === 'docker' ? ofProgram(runtime.process, 'dockerd') : runtime.process, context),
      factLine(l10n.t('Cgroup Driver'), runtime.cgroupDriver, (text) => text, context),
      factLine(l10n.t('Snapshotter'), runtime.snapshotter, (text) => text, context),
      factLine(l10n.t('Root Folder'), runtime.rootFolder, (text) => text, context, { mono: true }),
      factLine(l10n.t('State Folder'), runtime.stateFolder, (text) => text, context, { mono: true }),
      factLine(
        l10n.t('Processes of No Listed Sandbox'),
        node.orphans,
        (processes) =>
          processes.map((process) => l10n.t('{0}, pid {1}', programName(process), process.pid)).join(' · '),
        context,
        { tone: node.orphans.known && node.orphans.value.length > 0 ? 'bad' : 'plain' },
      ),
    ],
    object: { kind: 'endpoint', id: node.endpointId },
    actions: endpointActions(l10n),
  });
}

export function criDockerdDetails({ snapshot: { node }, context }: DetailsContext): Details {
  const { l10n } = context;
  return makeDetails(cardIds.criDockerd, {
    title: 'cri-dockerd',
    subtitle: l10n.t('A shim for CRI'),
    lesson: criDockerdLesson(l10n),
    facts: [
      ...conditionFacts(node.runtime.conditions, context),
      ...processFacts(ofProgram(node.runtime.process, 'cri-dockerd'), context),
    ],
    object: { kind: 'endpoint', id: node.endpointId },
    actions: endpointActions(l10n),
  });
}

export function dockerContainerdDetails({ snapshot: { node }, context }: DetailsContext): Details {
  return makeDetails(cardIds.dockerContainerd, {
    title: 'containerd',
    subtitle: context.l10n.t('Below Docker’s daemon'),
    lesson: containerdLesson(context.l10n),
    facts: processFacts(ofProgram(node.runtime.process, 'containerd'), context),
  });
}

/** The facts name one process of the three that stand in a row. */
function ofProgram(process: Fact<NodeProcess>, program: string): Fact<NodeProcess> {
  return process.known && programName(process.value) !== program
    ? unknown({ why: 'notReported', by: 'cri-dockerd' })
    : process;
}

function conditionFacts(fact: Fact<readonly RuntimeCondition[]>, context: DiagramContext): readonly FactLine[] {
  const { l10n } = context;
  if (!fact.known) {
    return [factLine(l10n.t('Conditions'), fact, String, context)];
  }
  return fact.value.map(({ type, status, reason, message }) =>
    factLine(
      plainText(type),
      fact,
      () => (status ? l10n.t('yes') : [l10n.t('no'), reason, message].filter((word) => word !== '').join(' · ')),
      context,
      { tone: conditionTone({ type, status, reason, message }) },
    ),
  );
}

export function runtimeLesson(kind: RuntimeKind, l10n: Localize): readonly string[] {
  switch (kind) {
    case 'containerd':
      return containerdLesson(l10n);
    case 'crio':
      return [
        l10n.t(
          'CRI-O is made for Kubernetes alone: it serves CRI and nothing else, and its versions follow those of Kubernetes. Images and layers are kept by containers/storage, the library that Podman uses too.',
        ),
        l10n.t(
          'It has no shim. A small program, conmon, stands over each container, and by default no pause process is needed: CRI-O pins the namespaces of a sandbox as files.',
        ),
      ];
    case 'docker':
      return [
        l10n.t(
          'Docker’s daemon is older than CRI and does not speak it. It has images, networks and volumes of its own, and leaves the running of containers to a containerd below it.',
        ),
        l10n.t(
          'In Kubernetes it therefore needs a translator, cri-dockerd, and each call passes through one more program.',
        ),
      ];
    case 'other':
      return [
        l10n.t(
          'The high-level runtime serves CRI. It keeps the images, unpacks them into root file systems, has networks set up, and calls a low-level runtime for the isolation itself.',
        ),
        l10n.t('CRI Explorer does not know this one: what is drawn is what it says of itself over CRI.'),
      ];
  }
}

export function containerdLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'containerd keeps images and snapshots and looks after running tasks. It does not isolate anything itself: it starts a shim, and the shim calls the low-level runtime.',
    ),
    l10n.t(
      'It began as a part of Docker and came to the CNCF in 2017. CRI was a daemon beside it at first, and is a plugin in it since version 1.1 (2018).',
    ),
  ];
}

export function criDockerdLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'cri-dockerd translates each CRI call into calls of Docker’s API. A sandbox becomes a Docker container of the pause image, and the others join its namespaces.',
    ),
    l10n.t(
      'It is the dockershim, which was taken out of the kubelet in Kubernetes 1.24 (2022), as a program of its own: nodes can keep Docker, and Kubernetes has one interface less to look after.',
    ),
  ];
}
