import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { projectName } from '../../runtimes/lowLevelRuntimes.ts';
import { sandboxCountText } from '../../words/counts.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { unknownText } from '../fact/factText.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import type { ChainFacts, ChainLink } from '../projectSandboxScreen.ts';
import { runtimeProcessCards } from '../sandbox/runtimeProcesses.ts';
import type { Badge, Card, Line } from '../screen/card.ts';
import { versionNumber } from '../shortText.ts';
import type { Column } from './columns.ts';

/** `runc`, `gVisor runsc`, `Kata Containers · QEMU`; with a version `runc 1.3.0`, `Kata Containers 3.2.0 · QEMU`. */
export function lowLevelTitle({ name, hypervisor }: LowLevelRuntime, version = ''): string {
  const words = [projectName(name) ?? plainText(name), plainText(version)];
  const title = words.filter((word) => word !== '').join(' ');
  return hypervisor === undefined ? title : `${title} · ${plainText(hypervisor)}`;
}

/** The low-level runtime of a handler: dashed where it does its work and ends, solid where a process of it stays. */
export function handlerCard(column: Column, { node }: LayersSnapshot, context: WordContext): Card {
  const { l10n } = context;
  const { key, handler, runtime, sandboxes } = column;
  const { isKnown, hue, words } = isolationKind(runtime);
  return makeCard({
    id: cardIds.handler(key),
    title: key === '' ? l10n.t('unknown handler') : key,
    aside: sandboxCountText(sandboxes.length, l10n),
    lines: [
      ...programLines(column, context),
      cardLine(words.wall(l10n), isKnown ? 'plain' : 'warn'),
      stayingLine(column, context),
      ...(key === '' ? defaultLines(node.handlers.find(({ isDefault }) => isDefault)?.name, context) : []),
    ],
    badges: [
      ...(handler?.isDefault === true ? [defaultBadge(context)] : []),
      ...unknownBadges(unknownsOf(column), context),
    ],
    border: sandboxes.length === 0 ? 'hollow' : runtime.staysRunning === false ? 'dashed' : 'solid',
    hue: hue(runtime),
  });
}

/** `gVisor runsc 20260112.0`, and how the high-level runtime calls it. */
function programLines({ handler, runtime, sandboxes }: Column, { l10n }: WordContext): readonly Line[] {
  const version = handler?.version;
  const type = handler?.runtimeType ?? sandboxes[0]?.runtimeType;
  const title = lowLevelTitle(runtime, version?.known === true ? versionNumber(version.value) : '');
  const texts = [title || l10n.t('unknown runtime'), type?.known === true ? type.value : ''];
  return texts.filter((text) => text !== '').map((text) => cardLine(text));
}

function stayingLine({ runtime: { staysRunning } }: Column, { l10n }: WordContext): Line {
  if (staysRunning === undefined) {
    return cardLine(l10n.t('not known whether a process of it stays'), 'warn');
  }
  return cardLine(staysRunning ? l10n.t('stays while the sandbox runs') : l10n.t('sets up, starts, and exits'));
}

/** A hint, not a fact: the sandbox need not use the default. */
function defaultLines(name: string | undefined, { l10n }: WordContext): readonly Line[] {
  return name === undefined ? [] : [cardLine(l10n.t('the default is {0}', plainText(name)))];
}

function defaultBadge({ l10n }: WordContext): Badge {
  return {
    text: l10n.t('default'),
    tone: 'accent',
    title: l10n.t('Pods without a runtime class run on this handler.'),
  };
}

function unknownsOf({ handler, sandboxes, key }: Column): Parameters<typeof unknownBadges>[0] {
  const listed = handler === undefined ? [] : [handler.runtimeType, handler.version];
  return [...listed, ...(key === '' ? sandboxes.map((facts) => facts.handler) : [])];
}

/** The low-level runtime in the chain of a sandbox, with its processes where they stay. */
export function chainHandlerLink({ snapshot, sandbox, context }: ChainFacts): ChainLink {
  const { l10n } = context;
  const { runtime, handler, binary, runtimeProcesses } = sandbox;
  const { hue, words } = isolationKind(runtime);
  const facts = handler.known ? snapshot.node.handlers.find(({ name }) => name === handler.value) : undefined;
  const version = facts?.version.known === true ? versionNumber(facts.version.value) : '';
  const path = facts?.binary.known === true ? facts.binary.value : binary.known ? binary.value : '';
  const hasExited = runtime.staysRunning === false;
  const card = makeCard({
    id: cardIds.handler(handler.known ? handler.value : ''),
    title: lowLevelTitle(runtime, version) || l10n.t('low-level runtime'),
    aside: runtime.staysRunning === undefined ? '' : hasExited ? l10n.t('exited') : l10n.t('stays running'),
    border: hasExited ? 'dashed' : 'solid',
    hue: hue(runtime),
    lines: [
      cardLine(words.work(l10n)),
      ...(path === '' ? [] : [monoLine(path)]),
      ...(runtimeProcesses.known || hasExited
        ? []
        : [
            cardLine(l10n.t('its processes are not known: {0}', unknownText(runtimeProcesses.reason, context)), 'warn'),
          ]),
    ],
    cards: runtimeProcessCards(sandbox, context),
  });
  return { card, isThere: !hasExited };
}
