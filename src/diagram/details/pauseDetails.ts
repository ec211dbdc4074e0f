import { cardIds } from '../cardIds.ts';
import { plainText } from '../../projection/plainText.ts';
import { factLine } from '../factLine.ts';
import { sentryLesson } from '../lessons/kernelLessons.ts';
import { pauseLesson } from '../lessons/workloadLessons.ts';
import type { Details } from '../screen/details.ts';
import { cgroupLines } from './cgroupLines.ts';
import { type DetailsContext, makeDetails } from './detailsContext.ts';
import { namespaceLines } from './namespaceLines.ts';
import { sandboxLinks } from './sandboxLinks.ts';

/** The process that holds a sandbox's namespaces: pause, or the Sentry in its place. */
export function pauseDetails(sandboxId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const facts = snapshot.sandboxes.find(({ sandbox }) => sandbox.id === sandboxId);
  if (facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const isSentry = facts.runtime.isolation === 'userSpaceKernel';
  return makeDetails(cardIds.pause(sandboxId), {
    title: isSentry ? 'Sentry' : 'pause',
    subtitle: l10n.t('Holds the namespaces of {0}', plainText(facts.sandbox.name)),
    lesson: isSentry ? sentryLesson(l10n) : pauseLesson(l10n),
    facts: [
      factLine(
        l10n.t('Process ID'),
        facts.pid,
        (pid) => (pid === 'none' ? l10n.t('none: the namespaces are pinned as files') : String(pid)),
        context,
        { mono: true },
      ),
      ...namespaceLines(facts.namespaces, context),
      ...cgroupLines(facts.cgroup, context),
    ],
    links: sandboxLinks([facts], context),
  });
}
