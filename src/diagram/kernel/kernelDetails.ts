import type { Localize } from '../../common/localize.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import { namespaceTypes } from '../../contract/layers/namespace.ts';
import type { KernelFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import type { OwnKernel } from '../../runtimes/isolationKind.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { asIs, factLine } from '../fact/factLine.ts';
import { columns } from '../handler/columns.ts';
import { type DetailsContext, findSandbox, makeDetails } from '../makeDetails.ts';
import { runtimeProcessPids } from '../sandbox/runtimeProcesses.ts';
import { sandboxLinks } from '../sandbox/sandboxLinks.ts';
import type { Details, FactLine } from '../screen/details.ts';

export function hostKernelDetails({ snapshot: { node }, context }: DetailsContext): Details {
  const { l10n } = context;
  const { release, cgroupVersion, securityModules, kvm, namespaces } = node.kernel;
  return makeDetails(cardIds.hostKernel, {
    title: l10n.t('Host kernel'),
    subtitle: l10n.t('Shared by all that it isolates'),
    lesson: [
      l10n.t(
        'All that is isolated with namespaces and cgroups runs on this one kernel: a bug in it that a container can reach is open to all of them. Namespaces change what a process sees, cgroups what it may use.',
      ),
      l10n.t('For the kernel there are no containers: only processes with different namespaces and limits.'),
    ],
    facts: [
      factLine(l10n.t('Release'), release, asIs, context),
      factLine(l10n.t('Cgroup Version'), cgroupVersion, asIs, context),
      factLine(l10n.t('Security Modules'), securityModules, (names) => names.join(', '), context),
      kvmLine(kvm, context),
      ...namespaceTypes.map((type) =>
        factLine(l10n.t('Namespace {0}', type), namespaces[type], String, context, { mono: true }),
      ),
    ],
  });
}

function kvmLine(kvm: KernelFacts['kvm'], context: WordContext): FactLine {
  const { l10n } = context;
  return factLine('KVM', kvm, (isThere) => (isThere ? l10n.t('present') : l10n.t('absent')), context);
}

/** A Sentry or a guest kernel; `undefined` where the owner is gone or has no such kernel. */
export function ownKernelDetails(kind: OwnKernel['card'], owner: string, input: DetailsContext): Details | undefined {
  const { snapshot, context } = input;
  const found = findOwner(owner, snapshot, context.l10n);
  const ownKernel = found && isolationKind(found.runtime).ownKernel;
  if (found === undefined || ownKernel?.card !== kind) {
    return undefined;
  }
  const { subtitle, sandboxes } = found;
  return makeDetails(cardIds.ownKernel(kind, owner), {
    title: ownKernel.title(context.l10n),
    subtitle,
    lesson: ownKernel.lesson(context.l10n),
    facts: [
      ...(ownKernel.isVirtualMachine ? [kvmLine(snapshot.node.kernel.kvm, context)] : []),
      ...processLines(ownKernel, sandboxes, context),
    ],
    links: sandboxLinks(sandboxes, context),
  });
}

export function unknownKernelDetails(owner: string, { snapshot, context }: DetailsContext): Details | undefined {
  const { l10n } = context;
  const found = findOwner(owner, snapshot, l10n);
  return (
    found &&
    makeDetails(cardIds.ownKernel('unknownKernel', owner), {
      title: l10n.t('Kernel unknown'),
      subtitle: found.subtitle,
      lesson: [
        l10n.t('CRI Explorer does not know how this runtime isolates, and so not whose kernel serves its containers.'),
      ],
      links: sandboxLinks(found.sandboxes, context),
    })
  );
}

interface KernelOwner {
  readonly subtitle: string;
  readonly runtime: LowLevelRuntime;
  readonly sandboxes: readonly SandboxFacts[];
}

/** @param owner a handler's name where the card stands below a column, a sandbox's id at the end of its chain */
function findOwner(owner: string, snapshot: LayersSnapshot, l10n: Localize): KernelOwner | undefined {
  const column = columns(snapshot).find(({ key }) => key === owner);
  if (column !== undefined) {
    return { ...column, subtitle: l10n.t('Of the handler {0}', plainText(owner)) };
  }
  const facts = findSandbox(snapshot, owner);
  return (
    facts && {
      subtitle: l10n.t('Of the sandbox {0}', plainText(facts.sandbox.name)),
      runtime: facts.runtime,
      sandboxes: [facts],
    }
  );
}

/** The pids of the processes that are this kernel, and beside them why those of other sandboxes are not known. */
function processLines(
  { processesLabel, role }: OwnKernel,
  sandboxes: readonly SandboxFacts[],
  context: WordContext,
): readonly FactLine[] {
  const { pids, facts } = runtimeProcessPids(sandboxes, role);
  const shown = [facts.find((fact) => fact.known), facts.find((fact) => !fact.known)];
  return shown.flatMap((fact) =>
    fact === undefined
      ? []
      : [factLine(processesLabel(context.l10n), fact, () => pids.join(', '), context, { mono: true })],
  );
}
