import type { Badge, Card, Connector, Tone } from './card.ts';

export interface MatrixCell {
  /** The last digits of the inode, `host`, `sandbox`, `own`, `?`, or `–` where there is none. */
  readonly text: string;
  /** Cells of one column with the same number are the same namespace; -1 is the host's, -2 unknown. */
  readonly color: number;
  /** The whole of it with its source. */
  readonly title: string;
}

/** Rows are processes, columns the types of namespaces. */
export interface NamespaceMatrix {
  readonly types: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly MatrixCell[] }[];
  /** What it means for this pod, in sentences. */
  readonly meaning: readonly string[];
}

export interface LayerRow {
  readonly title: string;
  readonly size: string;
  readonly aside: string;
  readonly isWritable: boolean;
  readonly source: string;
  /** Share of the whole, 0 to 1. */
  readonly share: number;
}

export interface RootFilesystemSection {
  readonly heading: string;
  readonly layers: readonly LayerRow[];
  readonly meaning: readonly string[];
  /** Set where there is no layer to draw: the reason. */
  readonly missing?: string;
}

export interface CgroupRow {
  readonly depth: number;
  readonly name: string;
  readonly value: string;
  readonly tone: Tone;
  readonly source: string;
}

export interface MountRow {
  readonly destination: string;
  readonly source: string;
  readonly mode: 'ro' | 'rw';
  readonly isRequested: boolean;
}

/** What belongs to one container: it is folded away but for the chosen one. */
export interface ContainerSection {
  readonly containerId: string;
  readonly name: string;
  readonly rootFilesystem: RootFilesystemSection;
  readonly isolation: { readonly badges: readonly Badge[]; readonly meaning: readonly string[] };
  readonly mounts: { readonly rows: readonly MountRow[]; readonly missing?: string };
}

/** One sandbox; with `level` container the same of one container alone. */
export interface SandboxScreen {
  readonly level: 'sandbox' | 'container';
  /** From who asked for it down to the kernel, the containers inside the sandbox's card. */
  readonly chain: readonly Card[];
  readonly connectors: readonly Connector[];
  readonly matrix: NamespaceMatrix;
  readonly cgroup: { readonly rows: readonly CgroupRow[]; readonly meaning: readonly string[] };
  readonly sections: readonly ContainerSection[];
}
