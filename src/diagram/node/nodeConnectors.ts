import { cardIds } from '../cardIds.ts';
import type { Card, Connector } from '../screen/card.ts';
import type { HandlerColumn } from '../screen/nodeScreen.ts';

const services = [cardIds.runtimeService, cardIds.imageService, cardIds.streamingServer];

/** Who speaks to whom; of the columns only what stands between a sandbox and the host's kernel. */
export function nodeConnectors(
  clients: readonly Card[],
  highLevel: readonly Card[],
  columns: readonly HandlerColumn[],
): readonly Connector[] {
  const [first] = highLevel;
  return [
    ...clients.flatMap(askedBy),
    ...(first === undefined ? [] : services.map((from) => solid(from, first.id))),
    ...highLevel.slice(1).map((card, index) => solid(highLevel[index]?.id ?? card.id, card.id)),
    ...columns.flatMap(({ kernel }) => kernel.filter(({ border }) => border === 'solid').map(({ id }) => servedBy(id))),
  ];
}

/** The kubelet asks all the time; the others now and then. One that is not there asks nothing. */
function askedBy({ id, border }: Card): readonly Connector[] {
  const style = id === cardIds.kubelet ? 'solid' : 'dashed';
  const asked = id === cardIds.otherClients ? [cardIds.runtimeService] : services;
  return border === 'hollow' ? [] : asked.map((to) => ({ from: id, to, style }));
}

/** Of a kernel that is not known it is not known either whether it asks the host's for anything. */
function servedBy(id: string): Connector {
  const style = id.startsWith(cardIds.unknownKernel('')) ? 'dashed' : 'solid';
  return { from: id, to: cardIds.hostKernel, style };
}

function solid(from: string, to: string): Connector {
  return { from, to, style: 'solid' };
}
