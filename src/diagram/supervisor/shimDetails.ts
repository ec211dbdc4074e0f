import type { Localize } from '../../common/localize.ts';
import { known } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import { factLine } from '../fact/factLine.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { processFacts, processOrNone, programName } from '../process.ts';
import { conmonLesson } from '../runtime/partDetails.ts';
import { type RuntimeKind, runtimeKind } from '../runtime/runtimeKind.ts';
import { sandboxLinks } from '../sandbox/sandboxLinks.ts';
import { sandboxTroubleText } from '../sandbox/sandboxState.ts';
import type { Details, FactLine } from '../screen/details.ts';

/** The shim of a sandbox; where each container has a process of its own over it, the one over its pause. */
export function shimDetails(sandboxId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const facts = snapshot.sandboxes.find(({ sandbox }) => sandbox.id === sandboxId);
  if (facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { shim, sandbox, pauseSupervisor } = facts;
  const kind = runtimeKind(snapshot.node.runtime);
  const process = shim.known && shim.value === 'none' ? (pauseSupervisor ?? shim) : shim;
  const name = process.known && process.value !== 'none' ? programName(process.value) : l10n.t('Shim');
  return makeDetails(cardIds.shim(sandboxId), {
    title: name,
    subtitle: l10n.t('Over the sandbox {0}', plainText(sandbox.name)),
    lesson: supervisorLesson(kind, l10n),
    facts: [
      ...processOrNone(process, l10n.t('none: each container has a process over it'), context),
      ...troubleFact(facts),
    ],
    links: sandboxLinks([facts], context),
  });

  function troubleFact({ trouble }: SandboxFacts): readonly FactLine[] {
    const source = { from: 'file', path: '/proc' } as const;
    return trouble === undefined
      ? []
      : [
          factLine(l10n.t('Trouble'), known(trouble, source), (value) => sandboxTroubleText(value, l10n), context, {
            tone: 'bad',
          }),
        ];
  }
}

/** The conmon of a container of CRI-O, or its shim under Docker. */
export function supervisorDetails(containerId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const owner = snapshot.sandboxes.find(({ containers }) =>
    containers.some(({ container }) => container.id === containerId),
  );
  const facts = owner?.containers.find(({ container }) => container.id === containerId);
  if (owner === undefined || facts?.supervisor === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { supervisor } = facts;
  const kind = runtimeKind(snapshot.node.runtime);
  return makeDetails(cardIds.supervisor(containerId), {
    title: titleOf(supervisor.known ? supervisor.value : undefined),
    subtitle: l10n.t('Over the container {0}', plainText(facts.container.name)),
    lesson: supervisorLesson(kind, l10n),
    facts: processFacts(supervisor, context),
    links: sandboxLinks([owner], context),
  });

  function titleOf(process: NodeProcess | undefined): string {
    return process === undefined ? l10n.t('Shim') : programName(process);
  }
}

function supervisorLesson(kind: RuntimeKind, l10n: Localize): readonly string[] {
  return kind === 'crio' ? conmonLesson(l10n) : shimLesson(kind, l10n);
}

export function shimLesson(kind: RuntimeKind, l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The shim is the parent of the container’s processes. It calls the low-level runtime, holds the output, and reports how a process ended. It is in none of the pod’s namespaces and cgroups.',
    ),
    l10n.t(
      'It is no child of containerd and outlives it: a restart or an update of containerd leaves the containers running. A killed shim leaves them without anybody who looks after them.',
    ),
    kind === 'docker'
      ? l10n.t('Under Docker each container has a shim of its own, the pause container too.')
      : l10n.t('For pods one shim serves the sandbox with all its containers.'),
  ];
}
