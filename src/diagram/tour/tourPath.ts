import { cardIds } from '../cardIds.ts';
import type { Card } from '../screen/card.ts';
import type { NodeScreen } from '../screen/nodeScreen.ts';
import type { TourFacts } from './tourFacts.ts';

/** The cards that a step passes through, in order: of the layers that take part, those that the node shows. */
export function tourPath(facts: TourFacts, node: NodeScreen): readonly string[] {
  const shown = new Set(allCards(node).map(({ id }) => id));
  return [...new Set(passed(facts))].filter((id) => shown.has(id));
}

function passed({ step, kind, sandbox }: TourFacts): readonly string[] {
  const id = sandbox?.sandbox.id ?? '';
  const container = sandbox?.containers.at(-1)?.container.id ?? '';
  const handler = sandbox?.handler.known === true ? sandbox.handler.value : '';
  const asked = [cardIds.criExplorer, step.kind === 'pull' ? cardIds.imageService : cardIds.runtimeService];
  const runtime = [...(kind === 'docker' ? [cardIds.criDockerd] : []), cardIds.runtime];
  const files = [cardIds.part('snapshotter'), cardIds.part('storage')];
  const holders = [
    ...(kind === 'docker' ? [cardIds.dockerContainerd] : [cardIds.part('tasks'), cardIds.part('conmon')]),
    cardIds.shim(id),
    cardIds.supervisor(container),
  ];
  const down = [...holders, cardIds.handler(handler), cardIds.sentry(handler), cardIds.guestKernel(handler)];
  switch (step.kind) {
    case 'pull':
      return [...asked, ...runtime, cardIds.part('contentStore'), ...files, cardIds.part('imageStore')];
    case 'runSandbox':
      return [...asked, ...runtime, cardIds.part('cni'), ...files, ...down, cardIds.sandbox(id), cardIds.hostKernel];
    case 'create':
      // CRI-O has the low-level runtime prepare the container now, the others when it is started.
      return [...asked, ...runtime, ...files, ...(kind === 'crio' ? down : []), cardIds.container(container)];
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
      return [...asked, ...runtime, ...files, cardIds.part('cni'), ...holders, cardIds.hostKernel];
  }
}

/** `Exec` answers with an address of the streaming server; `ExecSync` with the output itself. */
export function isStreamed({ calls }: TourFacts['step']): boolean {
  return calls.some(({ method }) => method === 'Exec');
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
