/** One line of a facts file. Columns that do not apply are empty. */
export interface WireFact {
  readonly kind: string;
  /** The declaration itself, or the one that a field, value or RPC belongs to. */
  readonly owner: string;
  readonly number?: string;
  readonly name?: string;
  /** Type of a field, request of an RPC. */
  readonly type?: string;
  /** Label and options of a field, response of an RPC. */
  readonly label?: string;
}

/** Reads a facts file: tab-separated columns as in WireFact, `#` before comments, one of which names the package. */
export function readWireFacts(tsv: string): { packageName: string; facts: WireFact[] } {
  const packageName = /^# package (\S+)$/m.exec(tsv)?.[1];
  if (packageName === undefined) {
    throw new Error('The facts name no package: a line "# package <name>" is missing.');
  }
  const facts = tsv
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): WireFact => {
      const [kind, owner, number = '', name = '', type = '', label = ''] = line.split('\t');
      if (!kind || !owner) {
        throw new Error(`Not a fact: ${line}`);
      }
      return { kind, owner, number, name, type, label };
    });
  return { packageName, facts };
}

/** Says what `actual` lacks, has beyond `expected` or has otherwise, a line each; nothing when they are the same. */
export function compareWireFacts(expected: readonly WireFact[], actual: readonly WireFact[]): string[] {
  const wanted = byDeclaration(expected);
  const found = byDeclaration(actual);
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((declaration) => {
    const want = wanted.get(declaration);
    const have = found.get(declaration);
    if (have === undefined) {
      return [`missing: ${declaration}`];
    }
    if (want === undefined) {
      return [`extra: ${declaration}`];
    }
    return want === have ? [] : [`different: ${declaration}: expected "${want}", found "${have}"`];
  });
}

function byDeclaration(facts: readonly WireFact[]): Map<string, string> {
  const details = new Map<string, string>();
  for (const { kind, owner, number, name, type, label } of facts) {
    const declaration = name ? `${kind} ${owner}.${name}` : `${kind} ${owner}`;
    if (details.has(declaration)) {
      throw new Error(`Declared twice: ${declaration}`);
    }
    details.set(declaration, [number, type, label].filter(Boolean).join(' '));
  }
  return details;
}
