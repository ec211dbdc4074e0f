import type { Card } from '../../../src/diagram/screen/card.ts';
import type { Screen } from '../../../src/diagram/screen/screen.ts';
import { nodeBody, nodeScreen } from './nodeScreen.ts';

export const hostileTexts = [
  '<img src=x onerror="document.title=\'owned\'">',
  '<script>document.title="owned"</script>',
  '[link](javascript:alert(1)) **bold** `code`',
  '\u202Egnp.exe\u202C ضوء',
  `<b>${'long'.repeat(16_384)}</b>`,
] as const;

const [usual] = nodeBody.columns.flatMap(({ groups }) => groups.flatMap(({ cards }) => cards));

/**
 * A sandbox's card with this text wherever a text is. The extension would not send one: its own doors (`plainText`) are
 * past here, so that it shows what the webview does by itself.
 */
function hostile(text: string, index: number): Card {
  if (usual === undefined) {
    throw new Error('The screen has no sandbox.');
  }
  const written = { title: text, aside: text, label: text } as const;
  return {
    ...usual,
    ...written,
    id: `sandbox/hostile-${index}`,
    badges: [{ text, tone: 'warn', title: text }],
    bar: { share: Number.POSITIVE_INFINITY, tone: 'bad', title: text },
    cards: usual.cards.slice(0, 1).map((card) => ({ ...card, ...written, id: `container/hostile-${index}` })),
  };
}

/** Names, labels and facts as somebody who means harm would choose them. */
export const hostileScreen: Screen = {
  ...nodeScreen,
  crumbs: hostileTexts.map((label) => ({ label, to: { at: 'node' } })),
  status: { text: hostileTexts[0], tone: 'bad' },
  body: {
    ...nodeBody,
    socket: hostileTexts[1],
    columns: nodeBody.columns.map((column) =>
      column.id === 'handler/runc'
        ? {
            ...column,
            groups: [
              {
                id: 'hostile',
                title: hostileTexts[0],
                count: 9,
                troubled: 1,
                isExpanded: false,
                cards: hostileTexts.map(hostile),
              },
            ],
          }
        : column,
    ),
  },
  details: nodeScreen.details && {
    ...nodeScreen.details,
    title: hostileTexts[1],
    lesson: [hostileTexts[2]],
    facts: hostileTexts.map((text, index) => ({
      label: `Fact ${index}`,
      value: text,
      source: text,
      tone: 'plain',
      isKnown: true,
      mono: true,
    })),
  },
};
