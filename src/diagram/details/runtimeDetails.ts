import { type Fact, unknown } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { RuntimeCondition } from '../../contract/runtime.ts';
import { plainText } from '../../words/plainText.ts';
import { endpointActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { factLine } from '../factLine.ts';
import { containerdLesson, criDockerdLesson, runtimeLesson } from '../lessons/runtimeLessons.ts';
import { programName } from '../processText.ts';
import { runtimeKind } from '../runtimeKind.ts';
import { runtimeTitle } from '../runtimeTitle.ts';
import type { Details, FactLine } from '../screen/details.ts';
import { versionNumber } from '../versionNumber.ts';
import { type DetailsContext, makeDetails } from './detailsContext.ts';
import { processFacts } from './processFacts.ts';

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
      { tone: status ? 'good' : 'bad' },
    ),
  );
}
