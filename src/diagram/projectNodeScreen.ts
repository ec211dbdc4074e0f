import type { Localize } from '../common/localize.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import { isolationKind } from '../runtimes/isolationKinds.ts';
import { plainText } from '../words/plainText.ts';
import type { WordContext } from '../words/wordContext.ts';
import { cardIds } from './cardIds.ts';
import { clientCards, clientConnectors } from './clients.ts';
import { criCards } from './criServices.ts';
import { type Column, columns } from './handler/columns.ts';
import { handlerCard } from './handler/handlerCard.ts';
import { columnKernelCards, hostKernelCard, ownKernelCardId } from './kernel/kernelCards.ts';
import { orphansCard } from './orphans.ts';
import { highLevelCards } from './runtime/highLevelCards.ts';
import { type DrawnChoices, sandboxGroups } from './sandbox/sandboxGroups.ts';
import type { Card, Connector } from './screen/card.ts';
import type { HandlerColumn, Lane, NodeScreen, SandboxGroup } from './screen/nodeScreen.ts';
import { shimCards } from './supervisor/shimCards.ts';

/** The node in seven lanes, one column a runtime handler. */
export function projectNodeScreen(snapshot: LayersSnapshot, choices: DrawnChoices, context: WordContext): NodeScreen {
  const { node } = snapshot;
  const highLevel = highLevelCards(node, context);
  const handlerColumns = columns(snapshot);
  const orphans = orphansCard(snapshot, context);
  return {
    level: 'node',
    lanes: lanes(context.l10n),
    clients: clientCards(snapshot, context),
    cri: criCards(node, context),
    socket: plainText(node.address.replace(/^unix:\/\//, '')),
    highLevel,
    columns: handlerColumns.map((column) => handlerColumn(column, snapshot, choices, context)),
    ...(orphans && { orphans }),
    kernel: hostKernelCard(snapshot, context),
    connectors: nodeConnectors(snapshot, highLevel, handlerColumns),
    legend: legend(context.l10n),
  };
}

/** From who asks down to what is shared. */
export function lanes(l10n: Localize): readonly Lane[] {
  return [
    { id: 'clients', title: l10n.t('Clients'), hint: l10n.t('who asks') },
    { id: 'cri', title: 'CRI', hint: l10n.t('the contract: gRPC over a socket') },
    { id: 'highLevel', title: l10n.t('High-level runtime'), hint: l10n.t('images, snapshots, networks, tasks') },
    { id: 'shim', title: l10n.t('Shim'), hint: l10n.t('holds the processes, outlives the runtime') },
    { id: 'lowLevel', title: l10n.t('Low-level runtime'), hint: l10n.t('creates the isolation') },
    { id: 'workload', title: l10n.t('Workload'), hint: l10n.t('sandboxes and their containers') },
    { id: 'kernel', title: l10n.t('Kernel'), hint: l10n.t('what is really shared') },
  ];
}

function handlerColumn(
  column: Column,
  snapshot: LayersSnapshot,
  choices: DrawnChoices,
  context: WordContext,
): HandlerColumn {
  const groups = sandboxGroups(column, choices, context);
  return {
    id: cardIds.handler(column.key),
    hue: isolationKind(column.runtime).hue(column.runtime),
    weight: columnWeight(groups),
    handler: handlerCard(column, snapshot, context),
    shims: shimCards(column, context),
    groups,
    kernel: columnKernelCards(column, snapshot.node.kernel, context),
  };
}

const widest = 6;

/** 1 for a column that no sandbox uses; else from 2 to 6 with the number of cards: two of them to a step. */
function columnWeight(groups: readonly SandboxGroup[]): number {
  if (groups.length === 0) {
    return 1;
  }
  const count = groups.reduce((sum, { cards }) => sum + cards.length, 0);
  return Math.min(widest, 1 + Math.ceil(Math.max(1, count) / 2));
}

const services = [cardIds.runtimeService, cardIds.imageService, cardIds.streamingServer];

/** Who speaks to whom; of the columns only what stands between a sandbox and the host's kernel. */
function nodeConnectors(
  snapshot: LayersSnapshot,
  highLevel: readonly Card[],
  handlerColumns: readonly Column[],
): readonly Connector[] {
  const [first] = highLevel;
  return [
    ...clientConnectors(snapshot, services),
    ...(first === undefined ? [] : services.map((from) => connector(from, first.id))),
    ...highLevel.slice(1).map((card, index) => connector(highLevel[index]?.id ?? card.id, card.id)),
    ...handlerColumns.flatMap(kernelConnectors),
  ];
}

/** A kernel that no sandbox uses does not run. Whether one that is not known asks the host's for anything is not known. */
function kernelConnectors({ key, runtime, sandboxes }: Column): readonly Connector[] {
  const id = ownKernelCardId(runtime, key);
  return id === undefined || sandboxes.length === 0
    ? []
    : [connector(id, cardIds.hostKernel, isolationKind(runtime).isKernelKnown ? 'solid' : 'dashed')];
}

function connector(from: string, to: string, style: Connector['style'] = 'solid'): Connector {
  return { from, to, style };
}

function legend(l10n: Localize): readonly string[] {
  return [
    l10n.t('dashed border: no process of it stays running'),
    l10n.t('faint border: nothing uses it'),
    l10n.t('yellow: shared with the host or unknown'),
    l10n.t('every fact names its source'),
  ];
}
