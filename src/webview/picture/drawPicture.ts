import { drawnText } from './drawnText.ts';
import { plainColor, svgElement } from './svg.ts';

export interface Picture {
  readonly svg: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const MARGIN = 12;

/** Draws what a part of the page shows as an SVG of boxes, lines and text: no HTML in it, and nothing to load. */
export function drawPicture(root: HTMLElement): Picture {
  const { x, y } = root.getBoundingClientRect();
  const [width, height] = [root.scrollWidth + 2 * MARGIN, root.scrollHeight + 2 * MARGIN];
  const background = plainColor(getComputedStyle(document.body).backgroundColor) ?? 'white';
  // As on the screen: lines over the lanes, cards over the lines.
  const layers = { below: '', lines: '', cards: '' };
  const walk = (element: Element, clip: DOMRect): void => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility === 'hidden') {
      return;
    }
    if (element instanceof SVGElement) {
      layers.lines += drawnLines(element, element.getBoundingClientRect());
      return;
    }
    const box = element.getBoundingClientRect();
    const layer = element.closest('.card, button') === null ? 'below' : 'cards';
    layers[layer] += drawnBox(style, box);
    const visible = style.overflowX === 'visible' || element === root ? clip : meeting(clip, box);
    for (const child of element.childNodes) {
      if (child instanceof Text) {
        layers[layer] += drawnText(child, style, visible);
      } else if (child instanceof Element) {
        walk(child, visible);
      }
    }
  };
  walk(root, new DOMRect(x, y, root.scrollWidth, root.scrollHeight));
  const whole = svgElement('rect', { width: '100%', height: '100%', fill: background });
  const moved = svgElement(
    'g',
    { transform: `translate(${MARGIN - x} ${MARGIN - y})` },
    layers.below + layers.lines + layers.cards,
  );
  const svg = svgElement(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    whole + moved,
  );
  return { svg, width, height };
}

function drawnLines(lines: SVGElement, { x, y }: DOMRect): string {
  const paths = [...lines.querySelectorAll('path')].map((path) => {
    const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(path);
    return svgElement('path', {
      d: path.getAttribute('d') ?? '',
      fill: plainColor(fill) ?? 'none',
      stroke: plainColor(stroke) ?? 'none',
      'stroke-width': parseFloat(strokeWidth),
      'stroke-dasharray': strokeDasharray.replaceAll('px', ''),
    });
  });
  return paths.length === 0 ? '' : svgElement('g', { transform: `translate(${x} ${y})` }, paths.join(''));
}

function meeting(a: DOMRect, b: DOMRect): DOMRect {
  const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
  return new DOMRect(
    left,
    top,
    Math.max(0, Math.min(a.right, b.right) - left),
    Math.max(0, Math.min(a.bottom, b.bottom) - top),
  );
}

/** The background and the edge of an element, or nothing where it has neither. */
function drawnBox(style: CSSStyleDeclaration, box: DOMRect): string {
  const width = style.borderTopStyle === 'none' ? 0 : parseFloat(style.borderTopWidth);
  const stroke = width === 0 ? undefined : plainColor(style.borderTopColor);
  const fill = plainColor(style.backgroundColor);
  if ((stroke === undefined && fill === undefined) || box.width === 0 || box.height === 0) {
    return '';
  }
  const inset = stroke === undefined ? 0 : width / 2;
  const radius = parseFloat(style.borderTopLeftRadius) || 0;
  return svgElement('rect', {
    x: box.x + inset,
    y: box.y + inset,
    width: Math.max(0, box.width - 2 * inset),
    height: Math.max(0, box.height - 2 * inset),
    rx: style.borderTopLeftRadius.endsWith('%') ? box.width / 2 : radius,
    fill: fill ?? 'none',
    ...(stroke !== undefined && { stroke, 'stroke-width': width }),
    ...(stroke !== undefined && style.borderTopStyle === 'dashed' && { 'stroke-dasharray': '4 3' }),
  });
}
