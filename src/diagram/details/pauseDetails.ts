import type { Localize } from '../../common/localize.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import { factLine } from '../factLine.ts';
import { guestKernelLesson, sentryLesson } from '../lessons/kernelLessons.ts';
import { pauseLesson, sandboxLesson } from '../lessons/workloadLessons.ts';
import { programName } from '../processText.ts';
import { holderName } from '../sandbox/holderName.ts';
import type { Details } from '../screen/details.ts';
import { cgroupLines } from './cgroupLines.ts';
import { type DetailsContext, makeDetails } from './detailsContext.ts';
import { namespaceLines } from './namespaceLines.ts';
import { sandboxLinks } from './sandboxLinks.ts';

/** The process that holds a sandbox's namespaces: pause, or the Sentry or the virtual machine in its place. */
export function pauseDetails(sandboxId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const facts = snapshot.sandboxes.find(({ sandbox }) => sandbox.id === sandboxId);
  if (facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { pauseSupervisor } = facts;
  return makeDetails(cardIds.pause(sandboxId), {
    title: holderName(facts, l10n),
    subtitle: l10n.t('Holds the namespaces of {0}', plainText(facts.sandbox.name)),
    lesson: holderLesson(facts, l10n),
    facts: [
      factLine(
        l10n.t('Process ID'),
        facts.pid,
        (pid) => (pid === 'none' ? l10n.t('none: the namespaces are pinned as files') : String(pid)),
        context,
        { mono: true },
      ),
      ...(pauseSupervisor === undefined
        ? []
        : [
            factLine(
              l10n.t('Process Over It'),
              pauseSupervisor,
              (process) => l10n.t('{0}, pid {1}', programName(process), process.pid),
              context,
            ),
          ]),
      ...namespaceLines(facts.namespaces, context),
      ...cgroupLines(facts.cgroup, context),
    ],
    links: sandboxLinks([facts], context),
  });
}

function holderLesson({ runtime }: SandboxFacts, l10n: Localize): readonly string[] {
  switch (runtime.isolation) {
    case 'userSpaceKernel':
      return sentryLesson(l10n);
    case 'virtualMachine':
    case 'microVm':
      return guestKernelLesson(l10n);
    case 'hostKernel':
    case 'userNamespace':
      return pauseLesson(l10n);
    case 'wasm':
    case 'windows':
    case 'unknown':
      return sandboxLesson(l10n);
  }
}
