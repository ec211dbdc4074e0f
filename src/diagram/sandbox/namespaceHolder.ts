import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { cgroupLines } from '../cgroup/cgroupText.ts';
import { factLine } from '../fact/factLine.ts';
import { unknownText } from '../fact/factText.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import { type DetailsContext, findSandbox, makeDetails } from '../makeDetails.ts';
import { namespaceLines } from '../namespace/namespaceDetails.ts';
import { shownProgramName } from '../process.ts';
import type { Card } from '../screen/card.ts';
import type { Details } from '../screen/details.ts';
import { supervisorLines } from '../supervisor/shimCards.ts';
import { sandboxLesson, sandboxPidLine } from './sandboxDetails.ts';
import { sandboxLinks } from './sandboxLinks.ts';

/**
 * The process that holds a sandbox's namespaces: pause, or the Sentry or the virtual machine in its place. There is no
 * card where a sandbox needs none by design.
 */
export function namespaceHolderCard(sandbox: SandboxFacts, context: WordContext): readonly Card[] {
  const { l10n } = context;
  const { pid, trouble, runtime } = sandbox;
  const { words } = isolationKind(runtime);
  const id = cardIds.namespaceHolder(sandbox.sandbox.id);
  const title = words.holder(l10n);
  if (trouble?.is === 'pauseGone' || (!pid.known && pid.reason.why === 'ended')) {
    const state = trouble?.is === 'pauseGone' ? 'bad' : 'muted';
    return [
      makeCard({ id, title, state, border: 'hollow', lines: [cardLine(l10n.t('its process has ended'), state)] }),
    ];
  }
  if (!pid.known) {
    const reason = l10n.t('its pid is not known: {0}', unknownText(pid.reason, context));
    return [makeCard({ id, title, border: 'hollow', lines: [cardLine(reason, 'warn')] })];
  }
  if (pid.value === 'none') {
    return [];
  }
  const lines = [
    cardLine(words.holderWork(l10n)),
    ...supervisorLines({ supervisor: sandbox.pauseSupervisor }, context),
  ];
  return [makeCard({ id, title, aside: l10n.t('pid {0}', pid.value), lines })];
}

export function namespaceHolderDetails(sandboxId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const facts = findSandbox(snapshot, sandboxId);
  if (facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { pauseSupervisor, runtime } = facts;
  const { words } = isolationKind(runtime);
  return makeDetails(cardIds.namespaceHolder(sandboxId), {
    title: words.holder(l10n),
    subtitle: l10n.t('Holds the namespaces of {0}', plainText(facts.sandbox.name)),
    lesson: words.holderLesson(l10n) ?? sandboxLesson(l10n),
    facts: [
      sandboxPidLine(facts, context),
      ...(pauseSupervisor === undefined
        ? []
        : [
            factLine(
              l10n.t('Process Over It'),
              pauseSupervisor,
              (process) => l10n.t('{0}, pid {1}', shownProgramName(process), process.pid),
              context,
            ),
          ]),
      ...namespaceLines(facts.namespaces, context),
      ...cgroupLines(facts.cgroup, context),
    ],
    links: sandboxLinks([facts], context),
  });
}
