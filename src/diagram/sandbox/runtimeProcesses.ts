import { known } from '../../contract/layers/fact.ts';
import { plainText } from '../../words/plainText.ts';
import { factLine } from '../fact/factLine.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { processFacts, programName } from '../process.ts';
import type { Details } from '../screen/details.ts';
import { residentLesson } from './sandboxDetails.ts';
import { sandboxLinks } from './sandboxLinks.ts';

/** A process of the low-level runtime that stays: Sentry, Gofer, hypervisor. */
export function residentDetails(cardId: string, { snapshot, context }: DetailsContext): Details | undefined {
  for (const facts of snapshot.sandboxes) {
    const { runtimeProcesses: residents, sandbox } = facts;
    const found = residents.known
      ? residents.value.find(({ process }) => `resident/${sandbox.id}/${process.pid}` === cardId)
      : undefined;
    if (found !== undefined) {
      const { l10n } = context;
      return makeDetails(cardId, {
        title: programName(found.process),
        subtitle: l10n.t('Stays for the sandbox {0}', plainText(sandbox.name)),
        lesson: residentLesson(l10n),
        facts: processFacts(
          known(found.process, { from: 'file', path: `/proc/${found.process.pid}/cmdline` }),
          context,
        ),
        links: sandboxLinks([facts], context),
      });
    }
  }
  return undefined;
}

/** All of them, for the card that says how many more there are. */
export function residentsDetails(sandboxId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const facts = snapshot.sandboxes.find(({ sandbox }) => sandbox.id === sandboxId);
  if (facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { runtimeProcesses: residents } = facts;
  return makeDetails(`residents/${sandboxId}`, {
    title: l10n.t('Processes that stay'),
    subtitle: l10n.t('Of the sandbox {0}', plainText(facts.sandbox.name)),
    lesson: residentLesson(l10n),
    facts: residents.known
      ? residents.value.map(({ process }) =>
          factLine(programName(process), residents, () => l10n.t('pid {0}', process.pid), context, { mono: true }),
        )
      : [factLine(l10n.t('Processes'), residents, String, context)],
    links: sandboxLinks([facts], context),
  });
}
