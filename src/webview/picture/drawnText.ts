import { escapeXml, plainColor, svgElement } from './svg.ts';

/** Characters of a text node that are drawn; a longer one is cut on the screen too. */
const LENGTH = 2000;

/** The lines of a text node where they stand, cut as they are on the screen. */
export function drawnText(node: Text, style: CSSStyleDeclaration, visible: DOMRect): string {
  const fill = plainColor(style.color);
  if (fill === undefined || node.data.trim() === '') {
    return '';
  }
  return linesOf(node)
    .filter(({ box }) => box.top >= visible.top - 1 && box.bottom <= visible.bottom + 1)
    .map(({ text, box }) =>
      svgElement(
        'text',
        {
          x: box.x,
          y: box.y + box.height * 0.78,
          fill,
          'font-family': style.fontFamily,
          'font-size': style.fontSize,
          'font-weight': style.fontWeight,
          'font-style': style.fontStyle,
        },
        escapeXml(cut(text, box, visible)),
      ),
    )
    .join('');
}

interface TextLine {
  readonly text: string;
  readonly box: DOMRect;
}

/** A browser tells where a character is, not where it breaks the lines. */
function linesOf(node: Text): readonly TextLine[] {
  const range = document.createRange();
  const lines: TextLine[] = [];
  let from = 0;
  const end = Math.min(node.data.length, LENGTH);
  const boxAt = (start: number, stop: number): DOMRect => {
    range.setStart(node, start);
    range.setEnd(node, stop);
    return range.getBoundingClientRect();
  };
  if (boxAt(0, end).height <= 1.5 * boxAt(0, 1).height) {
    return [{ text: node.data.slice(0, end), box: boxAt(0, end) }];
  }
  for (let at = 1; at <= end; at += 1) {
    if (at === end || boxAt(at, at + 1).top > boxAt(from, from + 1).bottom - 2) {
      lines.push({ text: node.data.slice(from, at).trim(), box: boxAt(from, at) });
      from = at;
    }
  }
  return lines.filter(({ text, box }) => text !== '' && box.width > 0);
}

/** What the screen ends with an ellipsis ends with one here; the share of the width tells how much of it is seen. */
function cut(text: string, box: DOMRect, visible: DOMRect): string {
  const seen = Math.min(box.right, visible.right) - box.left;
  return seen >= box.width - 1
    ? text
    : `${text.slice(0, Math.max(0, Math.floor((text.length * seen) / box.width) - 1))}…`;
}
