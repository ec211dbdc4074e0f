import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CompareScreen } from '../../diagram/screen/compareScreen.ts';
import type { Location } from '../../diagram/screen/location.ts';
import type { Words } from '../../diagram/words.ts';
import { filled } from '../parts/filled.ts';
import { ComparedGroup } from './comparedGroup.tsx';
import { CompareSides } from './compareSides.tsx';
import './compareView.css';

interface CompareViewProps {
  readonly screen: CompareScreen;
  readonly words: Words;
  readonly onGo: (to: Location) => void;
}

/** Two sandboxes side by side: what differs has a mark, and a sentence where one can say what it means. */
export function CompareView({ screen, words, onGo }: CompareViewProps): JSX.Element {
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const facts = screen.groups.flatMap((group) => group.facts);
  const differing = facts.filter(({ differs }) => differs).length;
  const groups = screen.groups
    .map((group) => (onlyDifferences ? { ...group, facts: group.facts.filter(({ differs }) => differs) } : group))
    .filter((group) => group.facts.length > 0);
  return (
    <div class="compare">
      <div class="compare-bar">
        <span role="status">{filled(words.factsDiffer, differing, facts.length)}</span>
        <label>
          <input
            type="checkbox"
            checked={onlyDifferences}
            onChange={({ currentTarget }) => setOnlyDifferences(currentTarget.checked)}
          />
          {words.onlyDifferences}
        </label>
      </div>
      <table class="compared" aria-label={words.compare}>
        <CompareSides screen={screen} words={words} onGo={onGo} />
        {groups.map((group) => (
          <ComparedGroup key={group.title} group={group} words={words} />
        ))}
      </table>
    </div>
  );
}
