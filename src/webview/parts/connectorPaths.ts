import type { Connector } from '../../diagram/screen/card.ts';

/** Pixels, from the top left of what is drawn. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface ConnectorPath {
  readonly key: string;
  readonly line: string;
  readonly arrow: string;
  readonly style: Connector['style'];
}

const ARROW_LENGTH = 6;
const ARROW_HALF = 3.5;
/** Keeps lines off the corners of a card. */
const MARGIN = 14;

/**
 * Lines between boxes, out of the bottom of one and into the top of the other; between two side by side straight
 * across. What has no box gets no line.
 */
export function connectorPaths(
  connectors: readonly Connector[],
  boxes: ReadonlyMap<string, Box>,
): readonly ConnectorPath[] {
  return connectors.flatMap((connector) => {
    const from = boxes.get(connector.from);
    const to = boxes.get(connector.to);
    if (from === undefined || to === undefined) {
      return [];
    }
    const key = `${connector.from}→${connector.to}`;
    if (isBeside(from, to)) {
      return [{ key, ...across(from, to), style: connector.style }];
    }
    const [x1, y1, x2, y2] = endsOf(connector, connectors, boxes, from, to);
    const tip = y2 - ARROW_LENGTH;
    const bend = (tip - y1) / 2;
    const line =
      Math.abs(x1 - x2) < 1
        ? `M${round(x1)} ${round(y1)}V${round(tip)}`
        : `M${round(x1)} ${round(y1)}C${round(x1)} ${round(y1 + bend)} ${round(x2)} ${round(tip - bend)} ${round(x2)} ${round(tip)}`;
    const arrow = `M${round(x2)} ${round(y2)}l${-ARROW_HALF} ${-ARROW_LENGTH}h${2 * ARROW_HALF}z`;
    return [{ key, line, arrow, style: connector.style }];
  });
}

/** Whether the boxes stand in one row. */
function isBeside(from: Box, to: Box): boolean {
  const y = middle(from);
  return y > to.top && y < to.top + to.height && (right(from) <= to.left || right(to) <= from.left);
}

function across(from: Box, to: Box): Pick<ConnectorPath, 'line' | 'arrow'> {
  const forward = to.left > from.left;
  const [x1, x2] = forward ? [right(from), to.left] : [from.left, right(to)];
  const y = round(middle(from));
  const length = forward ? ARROW_LENGTH : -ARROW_LENGTH;
  return {
    line: `M${round(x1)} ${y}H${round(x2 - length)}`,
    arrow: `M${round(x2)} ${y}l${-length} ${-ARROW_HALF}v${2 * ARROW_HALF}z`,
  };
}

type Ends = readonly [x1: number, y1: number, x2: number, y2: number];

/** Straight down where the boxes are above each other and no other line ends there; else from port to port. */
function endsOf(
  connector: Connector,
  all: readonly Connector[],
  boxes: ReadonlyMap<string, Box>,
  from: Box,
  to: Box,
): Ends {
  const leaving = all.filter((other) => other.from === connector.from && boxes.has(other.to));
  const arriving = all.filter((other) => other.to === connector.to && boxes.has(other.from));
  const y1 = from.top + from.height;
  const first = Math.max(from.left, to.left) + MARGIN;
  const last = Math.min(right(from), right(to)) - MARGIN;
  const isWide = (box: Box, other: Box): boolean => box.width > 1.8 * other.width;
  if (first <= last) {
    // The narrower box is the only one of its side that stands over or under this part of the wider one.
    if (isWide(to, from) && leaving.length === 1) {
      const x = clamp(centre(from), first, last);
      return [x, y1, x, to.top];
    }
    if (isWide(from, to) && arriving.length === 1) {
      const x = clamp(centre(to), first, last);
      return [x, y1, x, to.top];
    }
  }
  const x1 = port(
    from,
    leaving.map(({ to: id }) => id),
    connector.to,
    boxes,
  );
  const x2 = port(
    to,
    arriving.map(({ from: id }) => id),
    connector.from,
    boxes,
  );
  return first <= last && leaving.length === 1 && arriving.length === 1
    ? [(first + last) / 2, y1, (first + last) / 2, to.top]
    : [x1, y1, x2, to.top];
}

/** Where on the edge of a box the line to one of its partners begins: in the order of the partners, evenly. */
function port(box: Box, partners: readonly string[], partner: string, boxes: ReadonlyMap<string, Box>): number {
  const position = (id: string): number => {
    const other = boxes.get(id);
    return other === undefined ? 0 : centre(other);
  };
  const order = [...partners].sort((a, b) => position(a) - position(b));
  const step = Math.min(56, (box.width - 2 * MARGIN) / Math.max(1, order.length));
  return centre(box) + (order.indexOf(partner) - (order.length - 1) / 2) * step;
}

function right({ left, width }: Box): number {
  return left + width;
}

function middle({ top, height }: Box): number {
  return top + height / 2;
}

function centre({ left, width }: Box): number {
  return left + width / 2;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function round(value: number): number {
  return Math.round(value * 2) / 2;
}
