import type { Card } from '../../../src/diagram/screen/card.ts';
import type { Screen } from '../../../src/diagram/screen/screen.ts';
import { nodeBody, nodeScreen, sandbox } from './nodeScreen.ts';

export const hostileTexts = [
  '<img src=x onerror="document.title=\'owned\'">',
  '<script>document.title="owned"</script>',
  '[link](javascript:alert(1)) **bold** `code`',
  '\u202Egnp.exe\u202C ضوء',
  `<b>${'long'.repeat(16_384)}</b>`,
] as const;

const hostile = (text: string, index: number): Card =>
  sandbox(`hostile-${index}`, 'hostile', text, [[`c${index}`, 'bad', text]], {
    title: text,
    aside: text,
    label: text,
    badges: [{ text, tone: 'warn', title: text }],
    bar: { share: Number.POSITIVE_INFINITY, tone: 'bad', title: text },
  });

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
