import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { Tone } from '../screen/card.ts';
import type { CgroupRow, SandboxScreen } from '../screen/sandboxScreen.ts';
import { cgroupMeaning } from './cgroupMeaning.ts';
import { limitParts, memoryShare, shareTone, usageParts } from './cgroupText.ts';
import { type CgroupNode, type CgroupOwner, cgroupTree } from './cgroupTree.ts';
import { type ChosenContainers, isLive } from './chosenContainers.ts';
import { factSource, factSources } from './factSource.ts';
import { holderName } from './holderName.ts';
import { cut, shortHashes } from './shortText.ts';

/** The path of cgroups down to the sandbox's and its containers', with limits and use where they hold. */
export function cgroupSection(
  sandbox: SandboxFacts,
  { shown, more }: ChosenContainers,
  context: DiagramContext,
): SandboxScreen['cgroup'] {
  const { l10n } = context;
  const containers = shown
    .filter(({ facts }) => isLive(facts))
    .map(({ facts: { container, cgroup } }): CgroupOwner => {
      return { name: objectLabel(container.name, container.id), isContainer: true, cgroup };
    });
  const hasProcess = !sandbox.pid.known || sandbox.pid.value !== 'none';
  const name = hasProcess ? holderName(sandbox, l10n) : l10n.t('sandbox');
  const owners = [{ name, isContainer: false, cgroup: sandbox.cgroup }, ...containers];
  const placed = owners.flatMap((owner) =>
    owner.cgroup.path.known ? [{ ...owner, path: owner.cgroup.path.value }] : [],
  );
  const unplaced = owners.filter(({ cgroup }) => !cgroup.path.known);
  return {
    rows: [
      ...cgroupTree(placed).map((node) => treeRow(node, context)),
      ...unplaced.map((owner) => unplacedRow(owner, context)),
      ...(more === 0
        ? []
        : [{ depth: 0, name: l10n.t('+ {0} more', more), value: '', tone: 'muted' as const, source: '' }]),
    ],
    meaning: cgroupMeaning(containers, context),
  };
}

function treeRow({ segment, depth, owners }: CgroupNode, context: DiagramContext): CgroupRow {
  const names = owners.map(({ name }) => name);
  const shownSegment = segment === '' ? '/' : cut(shortHashes(plainText(segment)), 60);
  return {
    depth,
    name: [shownSegment, ...names].join(' · '),
    value: [...new Set(owners.map((owner) => valueText(owner, context)))].join('; '),
    tone: worst(owners.map(toneOf)),
    source: factSources(
      owners.flatMap(({ cgroup }) => [cgroup.path, cgroup.limits, cgroup.usage]),
      context,
    ),
  };
}

function unplacedRow(owner: CgroupOwner, context: DiagramContext): CgroupRow {
  return {
    depth: 0,
    name: context.l10n.t('{0} (path unknown)', owner.name),
    value: valueText(owner, context),
    tone: 'warn',
    source: factSource(owner.cgroup.path, context),
  };
}

function valueText({ cgroup }: CgroupOwner, { l10n }: DiagramContext): string {
  const parts = [...usageParts(cgroup, l10n), ...limitParts(cgroup, l10n)];
  const isUnknown = !cgroup.limits.known && !cgroup.usage.known;
  return isUnknown ? l10n.t('limits and use unknown') : parts.join(' · ');
}

/** A container without a limit of its memory stands out; a pause never has one. */
function toneOf({ cgroup, isContainer }: CgroupOwner): Tone {
  const share = memoryShare(cgroup);
  if (share !== undefined && shareTone(share) !== 'good') {
    return shareTone(share);
  }
  const isUnlimited = cgroup.limits.known && cgroup.limits.value.memoryBytes === undefined;
  return isContainer && (isUnlimited || !cgroup.limits.known) ? 'warn' : 'muted';
}

function worst(tones: readonly Tone[]): Tone {
  return (['bad', 'warn'] as const).find((tone) => tones.includes(tone)) ?? 'muted';
}
