import type { Fact } from '../../contract/layers/fact.ts';
import { namespaceTypes } from '../../contract/layers/namespace.ts';
import type { KernelFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts, RuntimeProcess } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { knownText, unknownText } from '../fact/factText.ts';
import type { Column } from '../handler/columns.ts';
import { isolationHue } from '../handler/isolationHue.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import { namespaceCard } from '../namespace/namespaceCard.ts';
import type { ChainFacts } from '../projectSandboxScreen.ts';
import type { Card, Line } from '../screen/card.ts';

/** Pids that are listed before `…`. */
const pidLimit = 6;

/** The kernel that a column has instead of the host's; empty where the host's kernel serves. */
export function columnKernelCards(column: Column, kernel: KernelFacts, context: DiagramContext): readonly Card[] {
  switch (column.runtime.isolation) {
    case 'hostKernel':
    case 'userNamespace':
    case 'wasm':
      return [];
    case 'userSpaceKernel':
      return [sentryCard(column, context)];
    case 'virtualMachine':
    case 'microVm':
      return [guestKernelCard(column, kernel, context)];
    case 'windows':
    case 'unknown':
      return [unknownKernelCard(column, context)];
  }
}

function sentryCard(column: Column, context: DiagramContext): Card {
  const { l10n } = context;
  return makeCard({
    id: cardIds.sentry(column.key),
    title: l10n.t('Sentry, a user-space kernel'),
    lines: [...residentLines(column, 'sentry', context), cardLine(l10n.t('asks the host kernel for little'))],
    ...lookOf(column, context),
  });
}

function guestKernelCard(column: Column, { kvm }: KernelFacts, context: DiagramContext): Card {
  const { l10n } = context;
  const { hypervisor } = column.runtime;
  const kvmText = knownText(kvm, (isThere) => (isThere ? l10n.t('present') : l10n.t('absent')), context);
  return makeCard({
    id: cardIds.guestKernel(column.key),
    title: l10n.t('Guest kernel'),
    lines: [
      cardLine(hypervisor === undefined ? l10n.t('hypervisor unknown') : plainText(hypervisor)),
      ...residentLines(column, 'hypervisor', context),
      cardLine(l10n.t('KVM: {0}', kvmText), kvm.known && kvm.value ? 'muted' : 'warn'),
    ],
    ...lookOf(column, context, kvm),
  });
}

function unknownKernelCard(column: Column, context: DiagramContext): Card {
  const { l10n } = context;
  return makeCard({
    id: cardIds.unknownKernel(column.key),
    title: l10n.t('Kernel unknown'),
    lines: [cardLine(l10n.t('whether the host kernel serves is not known'), 'warn')],
    border: column.sandboxes.length === 0 ? 'hollow' : 'solid',
  });
}

function lookOf(
  { runtime, sandboxes }: Column,
  context: DiagramContext,
  ...facts: readonly Fact<unknown>[]
): Pick<Card, 'hue' | 'border' | 'badges'> {
  return {
    hue: isolationHue(runtime),
    border: sandboxes.length === 0 ? 'hollow' : 'solid',
    badges: unknownBadges(
      [...sandboxes.filter(isReady).map(({ runtimeProcesses: residents }) => residents), ...facts],
      context,
    ),
  };
}

/** `pid 9041, 9077, 9102`. */
function residentLines({ sandboxes }: Column, role: RuntimeProcess['role'], { l10n }: DiagramContext): readonly Line[] {
  const facts: readonly Fact<readonly RuntimeProcess[]>[] = sandboxes
    .filter(isReady)
    .map(({ runtimeProcesses: residents }) => residents);
  const pids = facts
    .flatMap((fact) => (fact.known ? fact.value : []))
    .filter((resident) => resident.role === role)
    .map(({ process }) => process.pid);
  if (pids.length > 0) {
    const more = pids.length > pidLimit ? ', …' : '';
    return [monoLine(l10n.t('pid {0}', `${pids.slice(0, pidLimit).join(', ')}${more}`))];
  }
  return facts.some((fact) => !fact.known) ? [cardLine(l10n.t('processes unknown'), 'warn')] : [];
}

function isReady({ sandbox }: SandboxFacts): boolean {
  return sandbox.state === 'ready';
}

/** The host's kernel with its namespaces by type: how many sandboxes have their own, and how many use the node's. */
export function hostKernelCard({ node, sandboxes }: LayersSnapshot, context: DiagramContext): Card {
  const { l10n } = context;
  const { release, cgroupVersion, securityModules, kvm } = node.kernel;
  const ready = sandboxes.filter(({ sandbox }) => sandbox.state === 'ready');
  const words = [
    l10n.t(
      'cgroup: {0}',
      knownText(cgroupVersion, (version) => version, context),
    ),
    l10n.t(
      'security modules: {0}',
      knownText(securityModules, (names) => names.join(', ') || l10n.t('none'), context),
    ),
    l10n.t(
      'KVM: {0}',
      knownText(kvm, (isThere) => (isThere ? l10n.t('present') : l10n.t('absent')), context),
    ),
  ];
  return makeCard({
    id: cardIds.hostKernel,
    title: release.known ? l10n.t('Host kernel {0}', plainText(release.value)) : l10n.t('Host kernel'),
    lines: [cardLine(words.join(' · '))],
    badges: unknownBadges([release, cgroupVersion, securityModules, kvm], context),
    hue: 'hostKernel',
    cards: namespaceTypes.map((type) => namespaceCard(type, ready, context)),
  });
}

/** Who answers the system calls: the host's kernel, behind the Sentry or beside a guest's. */
export function chainKernelCards(facts: ChainFacts): readonly Card[] {
  const { sandbox, context } = facts;
  const own = ownKernelCard(sandbox, context);
  return [...(own === undefined ? [] : [own]), chainHostKernelCard(facts)];
}

function ownKernelCard({ sandbox, runtime }: SandboxFacts, { l10n }: DiagramContext): Card | undefined {
  switch (runtime.isolation) {
    case 'userSpaceKernel':
      return makeCard({
        id: cardIds.sentry(sandbox.id),
        title: l10n.t('Sentry, a user-space kernel'),
        hue: 'userSpaceKernel',
        lines: [cardLine(l10n.t('answers the system calls itself, and asks the host’s kernel for few'), 'good')],
      });
    case 'virtualMachine':
    case 'microVm':
      return makeCard({
        id: cardIds.guestKernel(sandbox.id),
        title: l10n.t('guest kernel'),
        hue: 'virtualMachine',
        lines: [cardLine(l10n.t('answers the system calls in the virtual machine'), 'good')],
      });
    case 'hostKernel':
    case 'userNamespace':
    case 'wasm':
    case 'windows':
    case 'unknown':
      return undefined;
  }
}

function chainHostKernelCard({ snapshot, sandbox, context }: ChainFacts): Card {
  const { l10n } = context;
  const { release } = snapshot.node.kernel;
  const other = snapshot.sandboxes.find(({ runtime }) => runtime.isolation !== sandbox.runtime.isolation);
  return makeCard({
    id: cardIds.hostKernel,
    title: release.known ? l10n.t('Host kernel {0}', release.value) : l10n.t('Host kernel'),
    hue: 'hostKernel',
    lines: [
      sharedLine(sandbox, context),
      ...(release.known
        ? []
        : [cardLine(l10n.t('its release is not known: {0}', unknownText(release.reason, context)), 'warn')]),
      ...(other === undefined
        ? []
        : [
            cardLine(
              l10n.t('Compare with {0} ({1})', objectLabel(other.sandbox.name, other.sandbox.id), other.runtime.name),
              'accent',
            ),
          ]),
    ],
    ...(other === undefined ? {} : { opens: { at: 'compare', leftId: sandbox.sandbox.id, rightId: other.sandbox.id } }),
  });
}

function sharedLine({ runtime }: SandboxFacts, { l10n }: DiagramContext): Line {
  switch (runtime.isolation) {
    case 'hostKernel':
    case 'userNamespace':
      return cardLine(l10n.t('shared with the node: no guest kernel, no Sentry'), 'warn');
    case 'userSpaceKernel':
      return cardLine(l10n.t('sees the system calls of the Sentry, not those of the containers'));
    case 'virtualMachine':
    case 'microVm':
      return cardLine(l10n.t('sees the hypervisor, not the containers'));
    case 'wasm':
      return cardLine(l10n.t('sees the system calls of the shim that runs the WebAssembly'));
    case 'windows':
    case 'unknown':
      return cardLine(l10n.t('whether it is shared is not known'), 'warn');
  }
}
