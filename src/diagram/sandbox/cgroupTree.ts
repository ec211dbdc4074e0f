import type { CgroupFacts } from '../../contract/layers/cgroup.ts';

/** Whose cgroup it is. */
export interface CgroupOwner {
  readonly name: string;
  readonly isContainer: boolean;
  readonly cgroup: CgroupFacts;
}

export interface CgroupNode {
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
