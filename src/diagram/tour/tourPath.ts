import { cardIds } from '../cardIds.ts';
import type { Card } from '../screen/card.ts';
import type { NodeScreen } from '../screen/nodeScreen.ts';
import { isStreamed, type TourFacts } from './tourEffects.ts';

/** The cards that a step passes through, in order: of the layers that take part, those that the node shows. */
export function tourPath(facts: TourFacts, node: NodeScreen): readonly string[] {
  const shown = new Set(allCards(node).map(({ id }) => id));
  return [...new Set(passed(facts))].filter((id) => shown.has(id));
}

/** With ids of cards that only some runtimes have: what is not shown is left out afterwards. */
function passed({ step, runtime: { createsProcess }, sandbox }: TourFacts): readonly string[] {
  const id = sandbox?.sandbox.id ?? '';
  const container = sandbox?.containers.at(-1)?.container.id ?? '';
  const handler = sandbox?.handler.known === true ? sandbox.handler.value : '';
  const asked = [cardIds.criExplorer, step.kind === 'pull' ? cardIds.imageService : cardIds.runtimeService];
  const runtime = [cardIds.programInFront, cardIds.runtime];
  const files = [cardIds.part('snapshotter'), cardIds.part('storage')];
  const supervisors = [
    ...[cardIds.programBelow, cardIds.part('tasks'), cardIds.part('monitors')],
    ...[cardIds.shim(id), cardIds.supervisor(container)],
  ];
  const ownKernels = [cardIds.ownKernel('sentry', handler), cardIds.ownKernel('guest', handler)];
  const down = [...supervisors, cardIds.handler(handler), ...ownKernels];
  switch (step.kind) {
    case 'pull':
      return [...asked, ...runtime, cardIds.part('contentStore'), ...files, cardIds.part('imageStore')];
    case 'runSandbox':
      return [...asked, ...runtime, cardIds.part('cni'), ...files, ...down, cardIds.sandbox(id), cardIds.hostKernel];
    case 'create':
      // CRI-O has the low-level runtime prepare the container now, the others when it is started.
      return [...asked, ...runtime, ...files, ...(createsProcess ? down : []), cardIds.container(container)];
    case 'start':
      return [...asked, ...runtime, ...down, cardIds.container(container), cardIds.hostKernel];
    case 'exec':
      return [
        ...asked,
        ...(isStreamed(step) ? [cardIds.streamingServer] : []),
        ...[...runtime, ...down, cardIds.container(container)],
      ];
    case 'stop':
      return [...asked, ...runtime, ...down, cardIds.container(container)];
    case 'remove':
      return [...asked, ...runtime, ...files, cardIds.part('cni'), ...supervisors, cardIds.hostKernel];
  }
}

function allCards({ clients, cri, highLevel, columns, kernel }: NodeScreen): readonly Card[] {
  const cards = [
    ...[...clients, ...cri, ...highLevel, kernel],
    ...columns.flatMap(({ handler, shims, groups, kernel: own }) => [
      handler,
      ...shims,
      ...groups.flatMap((group) => group.cards),
      ...own,
    ]),
  ];
  return cards.flatMap((card) => [card, ...card.cards]);
}
