import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import { type DetailsContext, findContainer, findSandbox, makeDetails } from '../makeDetails.ts';
import { processFacts, processOrNone, shownProgramName } from '../process.ts';
import { highLevelRuntime } from '../runtime/runtimeTitle.ts';
import { sandboxLinks } from '../sandbox/sandboxLinks.ts';
import { troubleLines } from '../sandbox/sandboxState.ts';
import type { Details } from '../screen/details.ts';

/** The shim of a sandbox; where each container has a supervisor of its own, the one over its pause. */
export function shimDetails(sandboxId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const facts = findSandbox(snapshot, sandboxId);
  if (facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { shim, sandbox, pauseSupervisor } = facts;
  const process = shim.known && shim.value === 'none' ? (pauseSupervisor ?? shim) : shim;
  return makeDetails(cardIds.shim(sandboxId), {
    title: process.known && process.value !== 'none' ? shownProgramName(process.value) : l10n.t('Shim'),
    subtitle: l10n.t('Over the sandbox {0}', plainText(sandbox.name)),
    lesson: highLevelRuntime(snapshot.node.runtime).words.supervisorLesson(l10n),
    facts: [
      ...processOrNone(process, l10n.t('none: each container has a process over it'), context),
      ...troubleLines(facts, context),
    ],
    links: sandboxLinks([facts], context),
  });
}

/** The conmon of a container of CRI-O, or its shim under Docker. */
export function supervisorDetails(containerId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const found = findContainer(snapshot, containerId);
  if (found?.facts.supervisor === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { container, supervisor } = found.facts;
  return makeDetails(cardIds.supervisor(containerId), {
    title: supervisor.known ? shownProgramName(supervisor.value) : l10n.t('Shim'),
    subtitle: l10n.t('Over the container {0}', plainText(container.name)),
    lesson: highLevelRuntime(snapshot.node.runtime).words.supervisorLesson(l10n),
    facts: processFacts(supervisor, context),
    links: sandboxLinks([found.sandbox], context),
  });
}
