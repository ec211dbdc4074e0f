import type { Localize } from '../../common/localize.ts';
import { known } from '../../contract/layers/fact.ts';
import type { SandboxFacts, RuntimeProcess } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { factLine } from '../fact/factLine.ts';
import { makeCard } from '../makeCard.ts';
import { type DetailsContext, findSandbox, makeDetails } from '../makeDetails.ts';
import { processFacts, shownProgramName } from '../process.ts';
import type { Card } from '../screen/card.ts';
import type { Details } from '../screen/details.ts';
import { sandboxLinks } from './sandboxLinks.ts';

/** Processes that have a card; the panel of the card that counts the rest names all. */
const shownLimit = 12;

/** The processes of the low-level runtime that stay as long as a sandbox: Sentry, gofers, hypervisor, file server. */
export function runtimeProcessCards(
  { runtimeProcesses, sandbox }: SandboxFacts,
  { l10n }: WordContext,
): readonly Card[] {
  const all = runtimeProcesses.known ? runtimeProcesses.value : [];
  const more = all.length - shownLimit;
  return [
    ...all.slice(0, shownLimit).map(({ role, process }) =>
      makeCard({
        id: cardIds.runtimeProcess(sandbox.id, process.pid),
        title: role === 'other' ? shownProgramName(process) : roleName(role, l10n),
        aside: l10n.t('pid {0}', process.pid),
      }),
    ),
    ...(more > 0
      ? [
          makeCard({
            id: cardIds.moreRuntimeProcesses(sandbox.id),
            title: l10n.t('+ {0} more', more),
            border: 'hollow',
          }),
        ]
      : []),
  ];
}

function roleName(role: Exclude<RuntimeProcess['role'], 'other'>, l10n: Localize): string {
  switch (role) {
    case 'sentry':
      return 'Sentry';
    case 'gofer':
      return 'Gofer';
    case 'hypervisor':
      return l10n.t('hypervisor');
    case 'fileServer':
      return l10n.t('file server');
  }
}

/** @param key the sandbox's id, a slash, and the pid */
export function runtimeProcessDetails(key: string, { snapshot, context }: DetailsContext): Details | undefined {
  const slash = key.lastIndexOf('/');
  const facts = findSandbox(snapshot, key.slice(0, Math.max(0, slash)));
  const found = facts?.runtimeProcesses.known
    ? facts.runtimeProcesses.value.find(({ process }) => String(process.pid) === key.slice(slash + 1))
    : undefined;
  if (facts === undefined || found === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { sandbox } = facts;
  const { process } = found;
  return makeDetails(cardIds.runtimeProcess(sandbox.id, process.pid), {
    title: shownProgramName(process),
    subtitle: l10n.t('Stays for the sandbox {0}', plainText(sandbox.name)),
    lesson: runtimeProcessLesson(l10n),
    facts: processFacts(known(process, { from: 'file', path: `/proc/${process.pid}/cmdline` }), context),
    links: sandboxLinks([facts], context),
  });
}

/** All of them, for the card that says how many more there are. */
export function runtimeProcessesDetails(sandboxId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const facts = findSandbox(snapshot, sandboxId);
  if (facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { runtimeProcesses } = facts;
  return makeDetails(cardIds.moreRuntimeProcesses(sandboxId), {
    title: l10n.t('Processes that stay'),
    subtitle: l10n.t('Of the sandbox {0}', plainText(facts.sandbox.name)),
    lesson: runtimeProcessLesson(l10n),
    facts: runtimeProcesses.known
      ? runtimeProcesses.value.map(({ process }) =>
          factLine(shownProgramName(process), runtimeProcesses, () => l10n.t('pid {0}', process.pid), context, {
            mono: true,
          }),
        )
      : [factLine(l10n.t('Processes'), runtimeProcesses, String, context)],
    links: sandboxLinks([facts], context),
  });
}

function runtimeProcessLesson(l10n: Localize): readonly string[] {
  return [l10n.t('A process of the low-level runtime that stays as long as the sandbox does: what it isolates with.')];
}

/** What is known of the runtime processes of several sandboxes. One that has ended has none. */
export function runtimeProcessPids(
  sandboxes: readonly SandboxFacts[],
  role: RuntimeProcess['role'],
): { readonly pids: readonly number[]; readonly facts: readonly SandboxFacts['runtimeProcesses'][] } {
  const facts = sandboxes
    .filter(({ sandbox }) => sandbox.state === 'ready')
    .map(({ runtimeProcesses }) => runtimeProcesses);
  const pids = facts.flatMap((fact) =>
    fact.known ? fact.value.filter((one) => one.role === role).map(({ process }) => process.pid) : [],
  );
  return { pids, facts };
}
