import type { Fact } from '../../contract/layers/fact.ts';
import type { KernelFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts, SandboxResident } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { isolationHue } from '../isolationHue.ts';
import { knownText } from '../knownText.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import type { Card, Line } from '../screen/card.ts';
import { unknownBadges } from '../unknownBadges.ts';
import type { Column } from './columns.ts';

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
    badges: unknownBadges([...sandboxes.filter(isReady).map(({ residents }) => residents), ...facts], context),
  };
}

/** `pid 9041, 9077, 9102`. */
function residentLines(
  { sandboxes }: Column,
  role: SandboxResident['role'],
  { l10n }: DiagramContext,
): readonly Line[] {
  const facts: readonly Fact<readonly SandboxResident[]>[] = sandboxes
    .filter(isReady)
    .map(({ residents }) => residents);
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
