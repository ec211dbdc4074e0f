import type { Localize } from '../../common/localize.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import { namespaceTypes } from '../../contract/layers/namespace.ts';
import type { KernelFacts } from '../../contract/layers/node.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import type { OwnKernel } from '../../runtimes/isolationKind.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { asIs } from '../fact/factLine.ts';
import { knownText, unknownText } from '../fact/factText.ts';
import type { Column } from '../handler/columns.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import { namespaceCard } from '../namespace/namespaceCard.ts';
import type { ChainFacts } from '../projectSandboxScreen.ts';
import { runtimeProcessPids } from '../sandbox/runtimeProcesses.ts';
import type { Card, Line } from '../screen/card.ts';

/** Pids that a card lists before `…`. */
const pidLimit = 6;

/**
 * The card of the kernel that containers on this runtime have instead of the host's, or of one that is not known.
 * `undefined` where the host's kernel serves them.
 *
 * @param owner the handler, or one sandbox's id
 */
export function ownKernelCardId(runtime: LowLevelRuntime, owner: string): string | undefined {
  const { ownKernel, isKernelKnown } = isolationKind(runtime);
  if (ownKernel !== undefined) {
    return cardIds.ownKernel(ownKernel.card, owner);
  }
  return isKernelKnown ? undefined : cardIds.ownKernel('unknownKernel', owner);
}

/** The kernel that a column has instead of the host's; empty where the host's kernel serves. */
export function columnKernelCards(column: Column, kernel: KernelFacts, context: WordContext): readonly Card[] {
  const { ownKernel } = isolationKind(column.runtime);
  const id = ownKernelCardId(column.runtime, column.key);
  if (id === undefined) {
    return [];
  }
  const border = column.sandboxes.length === 0 ? 'hollow' : 'solid';
  return [
    makeCard({
      id,
      border,
      ...(ownKernel === undefined
        ? unknownKernelContent(context.l10n)
        : ownKernelContent(column, ownKernel, kernel, context)),
    }),
  ];
}

function unknownKernelContent(l10n: Localize): Pick<Card, 'title' | 'lines'> {
  return {
    title: l10n.t('Kernel unknown'),
    lines: [cardLine(l10n.t('whether the host kernel serves is not known'), 'warn')],
  };
}

function ownKernelContent(
  { runtime, sandboxes }: Column,
  ownKernel: OwnKernel,
  { kvm }: KernelFacts,
  context: WordContext,
): Pick<Card, 'title' | 'lines' | 'hue' | 'badges'> {
  const { l10n } = context;
  const { pids, facts } = runtimeProcessPids(sandboxes, ownKernel.role);
  const remark = ownKernel.remark(l10n);
  const { isVirtualMachine } = ownKernel;
  return {
    title: ownKernel.title(l10n),
    lines: [
      ...(isVirtualMachine ? [hypervisorLine(runtime, l10n)] : []),
      ...pidLines(pids, facts, l10n),
      ...(remark === undefined ? [] : [cardLine(remark)]),
      ...(isVirtualMachine ? [cardLine(kvmText(kvm, context), kvm.known && kvm.value ? 'muted' : 'warn')] : []),
    ],
    hue: isolationKind(runtime).hue(runtime),
    badges: unknownBadges(isVirtualMachine ? [...facts, kvm] : facts, context),
  };
}

function hypervisorLine({ hypervisor }: LowLevelRuntime, l10n: Localize): Line {
  return cardLine(hypervisor === undefined ? l10n.t('hypervisor unknown') : plainText(hypervisor));
}

/** `pid 9041, 9077, 9102`. */
function pidLines(pids: readonly number[], facts: readonly Fact<unknown>[], l10n: Localize): readonly Line[] {
  if (pids.length > 0) {
    const more = pids.length > pidLimit ? ', …' : '';
    return [monoLine(l10n.t('pid {0}', `${pids.slice(0, pidLimit).join(', ')}${more}`))];
  }
  return facts.some((fact) => !fact.known) ? [cardLine(l10n.t('processes unknown'), 'warn')] : [];
}

function kvmText(kvm: Fact<boolean>, context: WordContext): string {
  const { l10n } = context;
  return l10n.t(
    'KVM: {0}',
    knownText(kvm, (isThere) => (isThere ? l10n.t('present') : l10n.t('absent')), context),
  );
}

/** The host's kernel with its namespaces by type: how many sandboxes have their own, and how many use the node's. */
export function hostKernelCard({ node, sandboxes }: LayersSnapshot, context: WordContext): Card {
  const { l10n } = context;
  const { release, cgroupVersion, securityModules, kvm } = node.kernel;
  const ready = sandboxes.filter(({ sandbox }) => sandbox.state === 'ready');
  const words = [
    l10n.t('cgroup: {0}', knownText(cgroupVersion, asIs, context)),
    l10n.t(
      'security modules: {0}',
      knownText(securityModules, (names) => names.join(', ') || l10n.t('none'), context),
    ),
    kvmText(kvm, context),
  ];
  return makeCard({
    id: cardIds.hostKernel,
    title: hostKernelTitle(release, l10n),
    lines: [cardLine(words.join(' · '))],
    badges: unknownBadges([release, cgroupVersion, securityModules, kvm], context),
    hue: 'hostKernel',
    cards: namespaceTypes.map((type) => namespaceCard(type, ready, context)),
  });
}

function hostKernelTitle(release: Fact<string>, l10n: Localize): string {
  return release.known ? l10n.t('Host kernel {0}', plainText(release.value)) : l10n.t('Host kernel');
}

/** The end of a sandbox's chain: who answers the system calls, and the host's kernel behind it. */
export function chainKernelCards(facts: ChainFacts): readonly Card[] {
  const { sandbox, runtime } = facts.sandbox;
  const { ownKernel, hue } = isolationKind(runtime);
  const { l10n } = facts.context;
  const host = chainHostKernelCard(facts);
  return ownKernel === undefined
    ? [host]
    : [
        makeCard({
          id: cardIds.ownKernel(ownKernel.card, sandbox.id),
          title: ownKernel.chainTitle(l10n),
          hue: hue(runtime),
          lines: [cardLine(ownKernel.chainLine(l10n), 'good')],
        }),
        host,
      ];
}

function chainHostKernelCard({ snapshot, sandbox, context }: ChainFacts): Card {
  const { l10n } = context;
  const { release } = snapshot.node.kernel;
  const shared = isolationKind(sandbox.runtime).words.hostKernelLine(l10n);
  const other = snapshot.sandboxes.find(({ runtime }) => runtime.isolation !== sandbox.runtime.isolation);
  return makeCard({
    id: cardIds.hostKernel,
    title: hostKernelTitle(release, l10n),
    hue: 'hostKernel',
    lines: [
      cardLine(shared.text, shared.tone),
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
