import { beforeAll, describe, expect, it } from 'vitest';
import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
import { projectNodeScreen } from '../../../src/diagram/projectNodeScreen.ts';
import type { Card } from '../../../src/diagram/screen/card.ts';
import type { HandlerColumn } from '../../../src/diagram/screen/nodeScreen.ts';
import { english } from '../../builders/rows.ts';
import { demonstrationSnapshot } from '../../runtimes/demonstrationSnapshot.ts';

describe('the demonstration runtime', () => {
  let snapshot: LayersSnapshot;
  let columns: readonly HandlerColumn[];

  beforeAll(async () => {
    snapshot = await demonstrationSnapshot(0);
    const choices = { selectedCardId: undefined, expandedGroups: [] };
    ({ columns } = projectNodeScreen(snapshot, choices, { l10n: english, nowMs: snapshot.takenAtMs }));
  });

  const linesOf = ({ lines }: Card): string[] => lines.map(({ text }) => text);

  it('has a column for Kata, whose pod has a kernel of its own', () => {
    const kata = columns.find(({ handler }) => handler.title === 'kata');
    expect(kata?.hue).toBe('virtualMachine');
    expect(kata && linesOf(kata.handler)).toEqual([
      ...['Kata Containers', 'io.containerd.kata.v2', 'a virtual machine with a kernel of its own'],
      'stays while the sandbox runs',
    ]);
    expect(kata?.groups.flatMap(({ cards }) => cards)).toHaveLength(1);
    expect(kata?.kernel.map(({ title }) => title)).toEqual(['Guest kernel']);
  });

  it('does not tell which hypervisor that has, so none is named', () => {
    const [guest] = columns.find(({ handler }) => handler.title === 'kata')?.kernel ?? [];
    expect(guest && linesOf(guest)).toEqual(['hypervisor unknown', 'processes unknown', 'KVM: unknown']);
    expect(guest?.badges).toEqual([expect.objectContaining({ text: '?' })]);
  });

  it('has its processes in no column, for they are none of this machine', () => {
    expect(columns.flatMap(({ shims }) => shims).map(({ border }) => border)).toEqual(['hollow', 'hollow', 'hollow']);
    expect(snapshot.sandboxes.find(({ sandbox }) => sandbox.state === 'ready')?.shim).toEqual({
      known: false,
      reason: { why: 'madeUp', by: 'demonstration' },
    });
  });
});
