import type { Fact } from '../../contract/layers/fact.ts';
import type { RuntimeCondition } from '../../contract/runtime.ts';
import { conditionReasons, conditionWarnings } from '../../words/conditionWarnings.ts';
import { plainText } from '../../words/plainText.ts';
import { conditionTone } from '../../words/states.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { endpointActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import { asIs, factLine } from '../fact/factLine.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { processFacts, shownProgramName } from '../process.ts';
import type { Details, FactLine } from '../screen/details.ts';
import { versionNumber } from '../shortText.ts';
import { highLevelRuntime, processOf, runtimeTitle } from './runtimeTitle.ts';

/** containerd, CRI-O, or dockerd behind cri-dockerd. */
export function runtimeDetails({ snapshot: { node }, context }: DetailsContext): Details {
  const { l10n } = context;
  const { runtime } = node;
  const { program, words } = highLevelRuntime(runtime);
  return makeDetails(cardIds.runtime, {
    title: runtimeTitle(runtime, context),
    subtitle: l10n.t('High-level runtime'),
    lesson: words.lesson(l10n),
    facts: [
      factLine(l10n.t('Name'), runtime.name, asIs, context),
      factLine(l10n.t('Version'), runtime.version, versionNumber, context),
      ...conditionFacts(runtime.conditions, context),
      ...processFacts(processOf(runtime, program), context),
      factLine(l10n.t('Cgroup Driver'), runtime.cgroupDriver, asIs, context),
      factLine(l10n.t('Snapshotter'), runtime.snapshotter, asIs, context),
      factLine(l10n.t('Root Folder'), runtime.rootFolder, asIs, context, { mono: true }),
      factLine(l10n.t('State Folder'), runtime.stateFolder, asIs, context, { mono: true }),
      factLine(
        l10n.t('Processes of No Listed Sandbox'),
        node.orphans,
        (processes) =>
          processes.map((process) => l10n.t('{0}, pid {1}', shownProgramName(process), process.pid)).join(' · '),
        context,
        { tone: node.orphans.known && node.orphans.value.length > 0 ? 'bad' : 'plain' },
      ),
    ],
    object: { kind: 'endpoint', id: node.endpointId },
    actions: endpointActions(l10n),
  });
}

/** cri-dockerd; `undefined` for a runtime that speaks CRI itself. */
export function programInFrontDetails({ snapshot: { node }, context }: DetailsContext): Details | undefined {
  const { l10n } = context;
  const { inFront } = highLevelRuntime(node.runtime);
  return (
    inFront &&
    makeDetails(cardIds.programInFront, {
      title: inFront.program,
      subtitle: inFront.subtitle(l10n),
      lesson: inFront.lesson(l10n),
      facts: [
        ...conditionFacts(node.runtime.conditions, context),
        ...processFacts(processOf(node.runtime, inFront.program), context),
      ],
      object: { kind: 'endpoint', id: node.endpointId },
      actions: endpointActions(l10n),
    })
  );
}

/** The containerd behind dockerd; `undefined` for a runtime that runs containers itself. */
export function programBelowDetails({ snapshot: { node }, context }: DetailsContext): Details | undefined {
  const { below } = highLevelRuntime(node.runtime);
  return (
    below &&
    makeDetails(cardIds.programBelow, {
      title: below.program,
      subtitle: below.subtitle(context.l10n),
      lesson: below.lesson(context.l10n),
      facts: processFacts(processOf(node.runtime, below.program), context),
    })
  );
}

function conditionFacts(fact: Fact<readonly RuntimeCondition[]>, context: WordContext): readonly FactLine[] {
  const { l10n } = context;
  if (!fact.known) {
    return [factLine(l10n.t('Conditions'), fact, String, context)];
  }
  return fact.value.flatMap((condition) => {
    const { type, status } = condition;
    const tone = conditionTone(condition);
    const warnings = conditionWarnings(condition);
    const why = warnings.length === 0 ? conditionReasons(condition) : [];
    return [
      factLine(plainText(type), fact, () => (status ? l10n.t('yes') : [l10n.t('no'), ...why].join(' · ')), context, {
        tone,
      }),
      ...warnings.map(({ text }) => factLine(l10n.t('Warning'), fact, () => text, context, { tone })),
    ];
  });
}
