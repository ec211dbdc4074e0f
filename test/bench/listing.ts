import { ok } from 'node:assert';
import { CriChannel } from '../../src/rpc/criChannel.ts';
import { runtimeService } from '../../src/rpc/services.ts';
import { TestSessions } from '../builders/endpointSessions.ts';
import { eventually } from '../runtimes/eventually.ts';
import { allRows } from './allRows.ts';
import type { BenchRow } from './benchRow.ts';
import { demonstrationNode } from './demonstrationNode.ts';
import { drawAnew } from './drawAnew.ts';
import { medianTimes } from './medianTimes.ts';
import { openViews } from './openViews.ts';
import { rowsAsText } from './rowsAsText.ts';

const containerCount = 1000;
const rounds = { warmUps: 20, counted: 100 };

/** What it costs to look at a whole list in which nothing changed, as the healing relist does. */
export async function listing(): Promise<readonly BenchRow[]> {
  await using node = await demonstrationNode(containerCount);
  const client = node.connect();
  const channel = new CriChannel(node.endpoint.address, () => 30_000);
  const sandboxes = await client.runtime.listSandboxes();

  const endpoints = new TestSessions();
  const store = endpoints.open();
  const views = openViews(endpoints);
  const ours = async (): Promise<void> => {
    store.apply({ sandboxes, containers: await client.runtime.listContainers(), connection: { phase: 'live' } });
  };
  const naive = async (): Promise<string> => drawAnew({ sandboxes, containers: await client.runtime.listContainers() });
  const { path, requestSerialize } = runtimeService.StreamContainers;
  const raw = (): Promise<Buffer[]> =>
    channel.readAll({ path, requestSerialize, responseDeserialize: (bytes: Buffer) => bytes }, {});
  try {
    await ours();
    await eventually(async () => {
      ok(store.snapshot.containers.size === containerCount, 'All of the list has been read.');
      ok(rowsAsText(allRows(views.containers)) === (await naive()), 'Both clients show the same.');
    });
    const times = await medianTimes({ raw, ours, naive }, rounds);
    return [
      {
        what: `List, decode and diff ${containerCount.toLocaleString('en')} containers`,
        measured: [{ value: times.ours, unit: 'ms' }],
        against: [
          { name: 'the RPC alone, nothing decoded', measured: [{ value: times.raw, unit: 'ms' }] },
          { name: 'decode, then make all rows anew', measured: [{ value: times.naive, unit: 'ms' }] },
        ],
      },
    ];
  } finally {
    views.dispose();
    channel.dispose();
  }
}
