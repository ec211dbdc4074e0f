import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import { sandboxCountText } from '../countText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { isolationHue } from '../isolationHue.ts';
import { isolationText } from '../isolationText.ts';
import { lowLevelTitle } from '../lowLevelTitle.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Badge, Card, Line } from '../screen/card.ts';
import { unknownBadges } from '../unknownBadges.ts';
import { versionNumber } from '../versionNumber.ts';
import type { Column } from './columns.ts';

/** The low-level runtime of a handler: dashed where it does its work and ends, solid where a process of it stays. */
export function handlerCard(column: Column, { node }: LayersSnapshot, context: DiagramContext): Card {
  const { l10n } = context;
  const { key, handler, runtime, sandboxes } = column;
  return makeCard({
    id: cardIds.handler(key),
    title: key === '' ? l10n.t('unknown handler') : key,
    aside: sandboxCountText(sandboxes.length, l10n),
    lines: [
      ...programLines(column, context),
      cardLine(isolationText(runtime.isolation, l10n), runtime.isolation === 'unknown' ? 'warn' : 'plain'),
      stayingLine(column, context),
      ...(key === '' ? defaultLines(node.handlers.find(({ isDefault }) => isDefault)?.name, context) : []),
    ],
    badges: [
      ...(handler?.isDefault === true ? [defaultBadge(context)] : []),
      ...unknownBadges(unknownsOf(column), context),
    ],
    border: sandboxes.length === 0 ? 'hollow' : runtime.staysRunning === false ? 'dashed' : 'solid',
    hue: isolationHue(runtime),
  });
}

/** `gVisor runsc 20260112.0`, and how the high-level runtime calls it. */
function programLines({ handler, runtime, sandboxes }: Column, { l10n }: DiagramContext): readonly Line[] {
  const version = handler?.version;
  const type = handler?.runtimeType ?? sandboxes[0]?.runtimeType;
  const title = lowLevelTitle(runtime, version?.known === true ? versionNumber(version.value) : '');
  const texts = [title || l10n.t('unknown runtime'), type?.known === true ? type.value : ''];
  return texts.filter((text) => text !== '').map((text) => cardLine(text));
}

function stayingLine({ runtime: { staysRunning } }: Column, { l10n }: DiagramContext): Line {
  if (staysRunning === undefined) {
    return cardLine(l10n.t('not known whether a process of it stays'), 'warn');
  }
  return cardLine(staysRunning ? l10n.t('stays while the sandbox runs') : l10n.t('sets up, starts, and exits'));
}

/** A hint, not a fact: the sandbox need not use the default. */
function defaultLines(name: string | undefined, { l10n }: DiagramContext): readonly Line[] {
  return name === undefined ? [] : [cardLine(l10n.t('the default is {0}', plainText(name)))];
}

function defaultBadge({ l10n }: DiagramContext): Badge {
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
