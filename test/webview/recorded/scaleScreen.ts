import type { Screen } from '../../../src/diagram/screen/screen.ts';
import { nodeBody, nodeScreen, sandbox } from './nodeScreen.ts';

/** 500 sandboxes, all of them shown. */
export const scaleScreen: Screen = {
  ...nodeScreen,
  body: {
    ...nodeBody,
    columns: nodeBody.columns.map((column) =>
      column.id === 'handler/runc'
        ? {
            ...column,
            groups: Array.from({ length: 20 }, (_, group) => ({
              id: `team-${group}`,
              title: `team-${group}`,
              count: 25,
              troubled: 0,
              isExpanded: true,
              cards: Array.from({ length: 25 }, (__, index) =>
                sandbox(`pod-${group}-${index}`, `team-${group}`, '3 d', [['main', 'good', '1 %']]),
              ),
            })),
          }
        : column,
    ),
  },
};
