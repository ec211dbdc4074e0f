import type { Container } from '../contract/container.ts';
import type { RowIcon } from './row.ts';

export function containerIcon({ state, exit }: Container): RowIcon {
  switch (state) {
    case 'running':
      return { name: 'debug-start', color: 'charts.green' };
    case 'created':
      return { name: 'circle-outline' };
    case 'unknown':
      return { name: 'question', color: 'charts.yellow' };
    case 'exited':
      // Until its status has come, an exit is not called a failure.
      return exit === undefined || exit.code === 0
        ? { name: 'circle-slash', color: 'disabledForeground' }
        : { name: 'error', color: 'charts.red' };
  }
}
