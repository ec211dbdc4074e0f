import type { ConnectionState } from '../model/connectionState.ts';

const colors: Readonly<Record<ConnectionState['phase'], string>> = {
  connecting: 'disabledForeground',
  live: 'charts.green',
  stale: 'charts.yellow',
  failed: 'charts.red',
};

export function connectionColor({ phase }: ConnectionState): string {
  return colors[phase];
}
