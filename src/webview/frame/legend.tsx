import type { JSX } from 'preact';
import type { Words } from '../../diagram/words.ts';
import { savePicture } from '../picture/savePicture.ts';
import type { ViewSession } from '../state/viewSession.ts';

interface LegendProps {
  readonly items: readonly string[];
  readonly words: Words;
  readonly session: ViewSession;
}

export function Legend({ items, words, session }: LegendProps): JSX.Element {
  return (
    <footer class="legend">
      <span>{items.join(' · ')}</span>
      <span class="legend-end">
        <span>{words.keys}</span>
        <button type="button" class="link" onClick={() => void savePicture(session, 'svg')}>
          {words.saveAsSvg}
        </button>
        <button type="button" class="link" onClick={() => void savePicture(session, 'png')}>
          {words.saveAsPng}
        </button>
      </span>
    </footer>
  );
}
