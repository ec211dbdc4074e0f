import type { CgroupFacts } from '../../contract/layers/cgroup.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { type ChosenContainers, isLive } from '../container/attempts.ts';
import { factSource, factSources } from '../fact/factText.ts';
import type { Tone } from '../screen/card.ts';
import type { CgroupRow, SandboxScreen } from '../screen/sandboxScreen.ts';
import { cut, shortHashes } from '../shortText.ts';
import { limitParts, memoryUse, shareTone, usageParts } from './cgroupText.ts';

/** The path of cgroups down to the sandbox's and its containers', with limits and use where they hold. */
export function cgroupSection(
  sandbox: SandboxFacts,
  { shown, more }: ChosenContainers,
  context: WordContext,
): SandboxScreen['cgroup'] {
  const { l10n } = context;
  const containers = shown
    .filter(({ facts }) => isLive(facts))
    .map(({ facts: { container, cgroup } }): CgroupOwner => {
      return { name: objectLabel(container.name, container.id), isContainer: true, cgroup };
    });
  const hasProcess = !sandbox.pid.known || sandbox.pid.value !== 'none';
  const name = hasProcess ? isolationKind(sandbox.runtime).words.holder(l10n) : l10n.t('sandbox');
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

function treeRow({ segment, depth, owners }: CgroupNode, context: WordContext): CgroupRow {
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

function unplacedRow(owner: CgroupOwner, context: WordContext): CgroupRow {
  return {
    depth: 0,
    name: context.l10n.t('{0} (path unknown)', owner.name),
    value: valueText(owner, context),
    tone: 'warn',
    source: factSource(owner.cgroup.path, context),
  };
}

function valueText({ cgroup }: CgroupOwner, { l10n }: WordContext): string {
  const parts = [...usageParts(cgroup, l10n), ...limitParts(cgroup, l10n)];
  const isUnknown = !cgroup.limits.known && !cgroup.usage.known;
  return isUnknown ? l10n.t('limits and use unknown') : parts.join(' · ');
}

/** A container without a limit of its memory stands out; a pause never has one. */
function toneOf({ cgroup, isContainer }: CgroupOwner): Tone {
  const share = memoryUse(cgroup)?.share;
  if (share !== undefined && shareTone(share) !== 'good') {
    return shareTone(share);
  }
  const isUnlimited = cgroup.limits.known && cgroup.limits.value.memoryBytes === undefined;
  return isContainer && (isUnlimited || !cgroup.limits.known) ? 'warn' : 'muted';
}

function worst(tones: readonly Tone[]): Tone {
  return (['bad', 'warn'] as const).find((tone) => tones.includes(tone)) ?? 'muted';
}

/** The sandbox or container that a cgroup belongs to. */
interface CgroupOwner {
  readonly name: string;
  readonly isContainer: boolean;
  readonly cgroup: CgroupFacts;
}

interface CgroupNode {
  readonly segment: string;
  readonly depth: number;
  readonly owners: readonly CgroupOwner[];
}

/** Deeper ones are drawn at this depth: a path may be hostile. */
const depthLimit = 12;

/** The paths of a sandbox and its containers as one tree, parents before children. */
export function cgroupTree(owners: readonly (CgroupOwner & { readonly path: string })[]): readonly CgroupNode[] {
  const root = new TreeNode('', -1);
  for (const { path, ...owner } of owners) {
    let node = root;
    for (const segment of path.split('/').filter((part) => part !== '')) {
      node = node.child(segment);
    }
    node.owners.push(owner);
  }
  return root.inOrder();
}

class TreeNode {
  readonly owners: CgroupOwner[] = [];
  readonly #segment: string;
  readonly #depth: number;
  readonly #children = new Map<string, TreeNode>();

  constructor(segment: string, depth: number) {
    this.#segment = segment;
    this.#depth = depth;
  }

  child(segment: string): TreeNode {
    if (this.#depth >= depthLimit) {
      return this;
    }
    const found = this.#children.get(segment) ?? new TreeNode(segment, this.#depth + 1);
    this.#children.set(segment, found);
    return found;
  }

  inOrder(): readonly CgroupNode[] {
    const own = { segment: this.#segment, depth: this.#depth, owners: this.owners };
    const below = [...this.#children.values()].flatMap((child) => child.inOrder());
    return this.#depth < 0 && this.owners.length === 0 ? below : [{ ...own, depth: Math.max(0, own.depth) }, ...below];
  }
}

/** Containers that a sentence is said of one by one. */
const namedLimit = 4;

/** What the limits mean: which container may take how much from its neighbours. */
function cgroupMeaning(containers: readonly CgroupOwner[], { l10n }: WordContext): readonly string[] {
  const sentences = containers.flatMap(({ name, cgroup }) => {
    const { limits } = cgroup;
    const share = memoryUse(cgroup)?.share;
    return [
      ...(share !== undefined && shareTone(share) !== 'good'
        ? [l10n.t('{0} is close to its memory limit: past it the kernel kills a process of it.', name)]
        : []),
      ...(limits.known && limits.value.memoryBytes === undefined
        ? [l10n.t('{0} has no memory limit of its own: only the cgroups above it, and the node, set one.', name)]
        : []),
      ...(limits.known && limits.value.cpus !== undefined
        ? [
            l10n.t(
              'The kernel makes {0} wait when it has had {1} % of a CPU.',
              name,
              Math.round(limits.value.cpus * 100),
            ),
          ]
        : []),
    ];
  });
  return sentences.slice(0, namedLimit);
}
