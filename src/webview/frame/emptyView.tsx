import type { JSX } from 'preact';
import type { Location } from '../../diagram/screen/location.ts';
import type { EmptyScreen } from '../../diagram/screen/screen.ts';
import type { Words } from '../../diagram/words.ts';

interface EmptyViewProps {
  readonly screen: EmptyScreen;
  readonly words: Words;
  readonly onBack: (to: Location) => void;
}

export function EmptyView({ screen: { title, text, back }, words, onBack }: EmptyViewProps): JSX.Element {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {back && (
        <button type="button" class="button" onClick={() => onBack(back)}>
          {words.back}
        </button>
      )}
    </div>
  );
}
