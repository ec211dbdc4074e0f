import { describe, expect, it } from 'vitest';
import { projectCompareScreen } from '../../../src/diagram/compare/projectCompareScreen.ts';
import { container } from '../../builders/container.ts';
import { aContainerFacts, aLayersSnapshot, aSandboxFacts, nodeProcess, someFact } from '../../builders/layers.ts';
import { context } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { screenOf } from './sandboxScreens.ts';

const evil = `\u202e<img src=x onerror=alert(1)>\n\u0000${'x'.repeat(65_536)}`;

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => (hidden.has(key) ? [] : texts(part)))
    : [];
}

/** Compared, not shown. */
const hidden = new Set(['id', 'from', 'to', 'opens', 'object', 'search', 'containerId', 'sandboxId']);

const evilContainer = aContainerFacts({
  container: container({
    name: evil,
    image: evil,
    imageId: evil,
    state: 'running',
  }),
  commandLine: someFact([evil, evil], { from: 'file', path: evil }),
  supervisor: someFact({ ...nodeProcess(7, evil), command: evil }),
  cgroup: {
    path: someFact(`/${evil}/${'a/'.repeat(2000)}`),
    limits: someFact({ cpuWeightScale: 'weight' }),
    usage: { known: false, reason: { why: 'notPermitted', path: evil } },
  },
  isolation: {
    ...aContainerFacts().isolation,
    capabilities: someFact(Array.from({ length: 1000 }, () => evil)),
    appArmor: someFact(evil),
    seccomp: { known: false, reason: { why: 'notReported', by: evil } },
  },
  rootFilesystem: {
    snapshotter: someFact(evil),
    path: someFact(evil),
    layers: someFact([
      {
        key: evil,
        kind: 'committed',
        bytes: someFact(1),
        inodes: someFact(1),
        createdBy: someFact(evil),
        diffId: someFact(evil),
        sharedByImages: someFact(2),
        sharedByContainers: someFact(2),
      },
    ]),
  },
  mounts: someFact([{ destination: evil, source: `/${evil}`, type: evil, readOnly: true, origin: 'requested' }]),
});

const evilSandbox = {
  sandbox: sandbox({ name: evil, namespace: evil }),
  handler: someFact(evil),
  runtimeType: someFact(evil),
  binary: someFact(evil),
  runtime: { name: evil, isolation: 'unknown' as const },
  shim: someFact({ ...nodeProcess(2100, evil), arguments: [evil, '-id', evil] }),
  network: someFact({ addresses: [evil], namespacePath: evil, interfaces: [{ name: evil, inSandbox: true }] }),
  runtimeProcesses: someFact([{ role: 'other' as const, process: nodeProcess(5, evil) }]),
  containers: [evilContainer],
};

function expectTame(screen: unknown): void {
  for (const text of texts(screen)) {
    expect(text).not.toMatch(/[\u202e\p{Cc}]/u);
    expect(text.length).toBeLessThan(2000);
  }
}

describe('hostile text', () => {
  it('is one line of bearable length in a sandbox’s picture', () => {
    expectTame(screenOf(evilSandbox));
  });

  it('is so in a comparison', () => {
    const left = aSandboxFacts(evilSandbox);
    const right = aSandboxFacts();
    const snapshot = aLayersSnapshot({ sandboxes: [left, right] });
    expectTame(projectCompareScreen({ snapshot, left, right, context }));
  });
});

describe('a sandbox without measure', () => {
  const many = Array.from({ length: 1000 }, (_, index) =>
    aContainerFacts({
      container: container({ id: `c${index}`, name: `app-${index}` }),
      mounts: someFact(
        Array.from({ length: 1000 }, (_none, number) => ({
          destination: `/m${number}`,
          source: '/x',
          type: 'bind',
          readOnly: true,
          origin: 'requested' as const,
        })),
      ),
    }),
  );

  it('is cut, and says by how much', () => {
    const screen = screenOf({ containers: many });
    const cards = screen.chain.find(({ id }) => id === 'sandbox/sandbox-1')?.cards ?? [];
    expect(cards).toHaveLength(52);
    expect(cards.at(-1)?.title).toBe('+ 950 more');
    expect(screen.matrix.rows).toHaveLength(52);
    expect(screen.matrix.meaning.at(-1)).toBe('950 more containers are not shown.');
    expect(screen.cgroup.rows.at(-1)?.name).toBe('+ 950 more');
    expect(screen.sections).toHaveLength(50);
    expect(screen.sections[0]?.mounts.rows).toHaveLength(101);
    expect(screen.sections[0]?.mounts.rows.at(-1)?.destination).toBe('+ 900 more');
    expect(JSON.stringify(screen).length).toBeLessThan(2_000_000);
  });
});
