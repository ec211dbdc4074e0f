import type { BenchRow } from './benchRow.ts';
import { changesDrawnAnew } from './changesDrawnAnew.ts';
import { changesFollowed } from './changesFollowed.ts';
import { demonstrationNode } from './demonstrationNode.ts';
import { halfAndMost } from './halfAndMost.ts';

const containerCount = 10_000;
const changeCount = 100;
const naiveChangeCount = 30;
const warmUps = 5;

/** How long after the event of one container among many its row is another one, with every row of its view open. */
export async function eventToRow(): Promise<readonly BenchRow[]> {
  await using node = await demonstrationNode(containerCount);
  const containers = await node.connect().runtime.listContainers();
  const running = containers.filter(({ state, name }) => state === 'running' && name.startsWith('app-'));
  const ids = running.map(({ id }) => id);
  const following = await changesFollowed(node, ids.slice(0, changeCount + warmUps), containerCount);
  const drawnAnewMs = await changesDrawnAnew(node, ids.slice(-naiveChangeCount - warmUps));
  const among = `${containerCount.toLocaleString('en')} containers`;
  return [
    {
      what: `Event to changed row, one of ${among}`,
      measured: halfAndMost(following.timesMs.slice(warmUps)),
      against: [{ name: 'list, decode, make all rows anew', measured: halfAndMost(drawnAnewMs.slice(warmUps)) }],
    },
    {
      what: `Longest block of the event loop in ${changeCount} such changes`,
      measured: [{ value: following.changesBlockMs, unit: 'ms' }],
    },
    {
      what: `Longest block of the event loop in the first look at ${among}`,
      measured: [{ value: following.loadBlockMs, unit: 'ms' }],
    },
  ];
}
