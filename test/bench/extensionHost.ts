import { setTimeout as pause } from 'node:timers/promises';
import { Explorer } from '../e2e/explorer.ts';
import type { BenchRow, Quantity } from './benchRow.ts';
import { type DemonstrationNode, demonstrationNode } from './demonstrationNode.ts';
import { hostProbe, type HostReport } from './hostProbe.ts';

const few = 1_000;
const many = 10_000;
const changeCount = 100;
/** A tree is drawn once in half a second; and all changes together are to take longer than the healing relist does. */
const spacingMs = 650;
const restMs = 30_000;
/** Until the statuses of exited containers have been read and drawn. */
const settledMs = 5_000;

interface Hosted {
  /** With the views open, and no endpoint. */
  readonly without: HostReport;
  readonly firstLook: HostReport;
  readonly changes: HostReport;
}

/** The extension host of a real window, in which VS Code's own extensions run too. */
export async function extensionHost(): Promise<readonly BenchRow[]> {
  const small = await hosted(few, 0);
  const large = await hosted(many, changeCount);
  const among = (count: number): string => `${count.toLocaleString('en')} containers`;
  const noEndpoint = 'no endpoint';
  return [
    {
      what: `Extension host: longest block in the first look at ${among(many)}`,
      measured: longestBlock(large.firstLook),
      against: [{ name: noEndpoint, measured: longestBlock(large.without) }],
    },
    {
      what: `Extension host: longest block in ${changeCount} changes among them`,
      measured: longestBlock(large.changes),
      against: [{ name: noEndpoint, measured: longestBlock(large.without) }],
    },
    ...[
      { count: few, host: small },
      { count: many, host: large },
    ].map(({ count, host }) => ({
      what: `Extension host: memory with ${among(count)}`,
      measured: memory(host.changes),
      against: [{ name: noEndpoint, measured: memory(host.without) }],
    })),
  ];
}

async function hosted(containerCount: number, changes: number): Promise<Hosted> {
  await using node = await demonstrationNode(containerCount);
  await using probe = await hostProbe();
  const explorer = await Explorer.open({ endpoints: [], otherExtensions: [probe.vsixFile], env: probe.env });
  try {
    await pause(settledMs);
    await probe.report();
    await pause(restMs);
    const without = await probe.report();
    await explorer.setEndpoints({ name: 'node', address: `unix://${node.socketPath}` });
    await explorer.containers.row(/^app-/).first().waitFor();
    await pause(settledMs);
    const firstLook = await probe.report();
    await change(node, changes);
    return { without, firstLook, changes: await probe.report() };
  } finally {
    await explorer.close();
  }
}

async function change(node: DemonstrationNode, count: number): Promise<void> {
  const { runtime } = node.connect();
  const running = (await runtime.listContainers()).filter(({ state }) => state === 'running');
  for (const { id } of running.slice(0, count)) {
    await runtime.stopContainer(id, 0);
    await pause(spacingMs);
  }
}

function longestBlock({ block }: HostReport): readonly Quantity[] {
  return [
    { value: block.ms, unit: 'ms' },
    { value: block.busyMs, unit: 'ms busy' },
  ];
}

function memory({ heapBytes, residentBytes }: HostReport): readonly Quantity[] {
  return [
    { value: heapBytes / 1e6, unit: 'MB heap' },
    { value: residentBytes / 1e6, unit: 'MB resident' },
  ];
}
