import { shownContainerState } from '../words/states.ts';
import type { PlacedContainer } from './placedContainer.ts';
import type { RowIcon } from './row.ts';

export function containerIcon({ container, sandbox }: PlacedContainer): RowIcon {
  switch (shownContainerState(container, sandbox)) {
    case 'running':
      return { name: 'debug-start', color: 'charts.green' };
    case 'paused':
      return { name: 'debug-pause', color: 'charts.yellow' };
    case 'orphaned':
      return { name: 'warning', color: 'charts.yellow' };
    case 'created':
      return { name: 'circle-outline' };
    case 'unknown':
      return { name: 'question', color: 'charts.yellow' };
    case 'exited':
      // Until its status has come, an exit is not called a failure.
      return container.exit === undefined || container.exit.code === 0
        ? { name: 'circle-slash', color: 'disabledForeground' }
        : { name: 'error', color: 'charts.red' };
  }
}
