import type { Localize } from '../../common/localize.ts';
import { namespaceTypes } from '../../contract/layers/namespace.ts';
import type { SandboxFacts, RuntimeProcess } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { factLine } from '../fact/factLine.ts';
import { columns } from '../handler/columns.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { sandboxLinks } from '../sandbox/sandboxLinks.ts';
import type { Details, FactLine } from '../screen/details.ts';

export function hostKernelDetails({ snapshot: { node }, context }: DetailsContext): Details {
  const { l10n } = context;
  const { release, cgroupVersion, securityModules, kvm, namespaces } = node.kernel;
  return makeDetails(cardIds.hostKernel, {
    title: l10n.t('Host kernel'),
    subtitle: l10n.t('Shared by all that it isolates'),
    lesson: hostKernelLesson(l10n),
    facts: [
      factLine(l10n.t('Release'), release, (text) => text, context),
      factLine(l10n.t('Cgroup Version'), cgroupVersion, (text) => text, context),
      factLine(l10n.t('Security Modules'), securityModules, (names) => names.join(', '), context),
      factLine('KVM', kvm, (isThere) => (isThere ? l10n.t('present') : l10n.t('absent')), context),
      ...namespaceTypes.map((type) =>
        factLine(l10n.t('Namespace {0}', type), namespaces[type], String, context, { mono: true }),
      ),
    ],
  });
}

/** @param owner a handler's name, or a sandbox's id: the card stands below a column, or at the end of a chain */
export function sentryDetails(owner: string, input: DetailsContext): Details | undefined {
  const { l10n } = input.context;
  return ofOwner(owner, input, (sandboxes) => ({
    cardId: cardIds.sentry(owner),
    title: l10n.t('Sentry, a user-space kernel'),
    lesson: sentryLesson(l10n),
    facts: residentLines(l10n.t('Process IDs'), sandboxes, 'sentry', input.context),
  }));
}

export function guestKernelDetails(owner: string, input: DetailsContext): Details | undefined {
  const { l10n } = input.context;
  const { kvm } = input.snapshot.node.kernel;
  return ofOwner(owner, input, (sandboxes) => ({
    cardId: cardIds.guestKernel(owner),
    title: l10n.t('Guest kernel'),
    lesson: guestKernelLesson(l10n),
    facts: [
      factLine('KVM', kvm, (isThere) => (isThere ? l10n.t('present') : l10n.t('absent')), input.context),
      ...residentLines(l10n.t('Hypervisor Process IDs'), sandboxes, 'hypervisor', input.context),
    ],
  }));
}

export function unknownKernelDetails(owner: string, input: DetailsContext): Details | undefined {
  const { l10n } = input.context;
  return ofOwner(owner, input, () => ({
    cardId: cardIds.unknownKernel(owner),
    title: l10n.t('Kernel unknown'),
    lesson: unknownKernelLesson(l10n),
    facts: [],
  }));
}

function ofOwner(
  owner: string,
  { snapshot, context }: DetailsContext,
  content: (
    sandboxes: readonly SandboxFacts[],
  ) => Pick<Details, 'cardId' | 'title' | 'lesson'> & { readonly facts: readonly FactLine[] },
): Details | undefined {
  const { l10n } = context;
  const column = columns(snapshot).find(({ key }) => key === owner);
  const single = snapshot.sandboxes.filter(({ sandbox }) => sandbox.id === owner);
  const sandboxes = column?.sandboxes ?? single;
  if (column === undefined && single.length === 0) {
    return undefined;
  }
  const { cardId, ...rest } = content(sandboxes);
  return makeDetails(cardId, {
    ...rest,
    subtitle:
      column === undefined
        ? l10n.t('Of the sandbox {0}', plainText(single[0]?.sandbox.name ?? ''))
        : l10n.t('Of the handler {0}', plainText(owner)),
    links: sandboxLinks(sandboxes, context),
  });
}

/** Their numbers, and beside them why those of other sandboxes are not known. */
function residentLines(
  label: string,
  sandboxes: readonly SandboxFacts[],
  role: RuntimeProcess['role'],
  context: DiagramContext,
): readonly FactLine[] {
  const facts = sandboxes
    .filter(({ sandbox }) => sandbox.state === 'ready')
    .map(({ runtimeProcesses: residents }) => residents);
  const pids = facts.flatMap((fact) =>
    fact.known ? fact.value.filter((resident) => resident.role === role).map(({ process }) => process.pid) : [],
  );
  const shown = [facts.find((fact) => fact.known), facts.find((fact) => !fact.known)];
  return shown.flatMap((fact) =>
    fact === undefined ? [] : [factLine(label, fact, () => pids.join(', '), context, { mono: true })],
  );
}

export function hostKernelLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'All that is isolated with namespaces and cgroups runs on this one kernel: a bug in it that a container can reach is open to all of them. Namespaces change what a process sees, cgroups what it may use.',
    ),
    l10n.t('For the kernel there are no containers: only processes with different namespaces and limits.'),
  ];
}

export function sentryLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The Sentry is gVisor’s kernel in user space, one for each sandbox. It has its own processes, memory and network stack, and answers the system calls of the containers itself.',
    ),
    l10n.t(
      'It needs the host’s kernel too, but only for a short list of system calls, which a seccomp filter enforces.',
    ),
  ];
}

export function guestKernelLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'In a virtual machine the containers run on a Linux of their own. Namespaces and cgroups are there too, but those of the guest: the node does not see them.',
    ),
    l10n.t(
      'Between guest and host stand the processor’s virtualization and the hypervisor’s devices. KVM gives the first to user space.',
    ),
  ];
}

export function unknownKernelLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t('CRI Explorer does not know how this runtime isolates, and so not whose kernel serves its containers.'),
  ];
}
