import type { BenchRow } from './benchRow.ts';
import { demonstrationNode } from './demonstrationNode.ts';
import { diagramDrawn } from './diagramDrawn.ts';
import { diagramFollowed } from './diagramFollowed.ts';
import { frameBudget } from './frameBudget.ts';
import { halfAndMost } from './halfAndMost.ts';
import { percentile } from './percentile.ts';

const sandboxCount = 500;
const containerCount = 1_000;

/** The runtime layers of a large node: from the facts to the message, and from the message to the frame. */
export async function diagram(): Promise<readonly BenchRow[]> {
  await using node = await demonstrationNode(containerCount, sandboxCount);
  const followed = await diagramFollowed(node);
  const drawn = await diagramDrawn(followed.messages);
  const of = `${sandboxCount} sandboxes`;
  const ms = (value: number) => [{ value, unit: 'ms' }];
  return [
    {
      what: `Layers of ${of}: opened to the first picture's message`,
      measured: ms(followed.firstMs),
    },
    {
      what: `Layers of ${of}: opened to all facts read`,
      measured: ms(followed.wholeMs),
      against: [{ name: 'the same statuses, decoded alone', measured: ms(followed.statusesMs) }],
    },
    {
      what: 'Longest block of the event loop meanwhile',
      measured: ms(followed.openingBlockMs),
    },
    {
      what: `Screen of ${of}, projected and made JSON`,
      measured: [
        ...ms(percentile(followed.projectionsMs, 50)),
        { value: (followed.messages.at(-1)?.length ?? NaN) / 1000, unit: 'kB' },
      ],
      against: [frameBudget],
    },
    {
      what: `Event of one container to the new screen's message, ${of}`,
      measured: halfAndMost(followed.changesMs),
    },
    {
      what: `Chromium: first screen of ${of} to its frame`,
      measured: [...ms(percentile(drawn.firstMs, 50)), { value: drawn.cards, unit: 'cards' }],
      against: [frameBudget],
    },
    {
      what: 'Chromium: screen with one change to its frame',
      measured: halfAndMost(drawn.changesMs),
      against: [frameBudget],
    },
    {
      what: `Chromium: tasks over 50 ms in ${drawn.firstMs.length} openings and ${drawn.changesMs.length} changes`,
      measured: [
        { value: drawn.openingTasksMs.length, unit: 'opening' },
        { value: drawn.changeTasksMs.length, unit: 'changing' },
        { value: Math.max(0, ...drawn.openingTasksMs, ...drawn.changeTasksMs), unit: 'ms the longest' },
      ],
    },
  ];
}
