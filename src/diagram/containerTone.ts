import type { DrawnContainerState } from './containerState.ts';
import type { Tone } from './screen/card.ts';

export function containerTone(state: DrawnContainerState): Tone {
  switch (state) {
    case 'running':
      return 'good';
    case 'created':
    case 'exited':
      return 'muted';
    case 'paused':
    case 'unknown':
      return 'warn';
    case 'failed':
    case 'outOfMemory':
    case 'orphaned':
      return 'bad';
  }
}
