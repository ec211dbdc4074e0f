import { plainColor } from './plainColor.ts';
import { svgElement } from './svgElement.ts';

/** The background and the edge of an element, or nothing where it has neither. */
export function drawnBox(style: CSSStyleDeclaration, box: DOMRect): string {
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
