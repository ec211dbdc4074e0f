import type { JSX } from 'preact';
import type { CompareScreen } from '../../diagram/screen/compareScreen.ts';
import type { Location } from '../../diagram/screen/location.ts';
import type { Words } from '../../diagram/words.ts';

interface CompareSidesProps {
  readonly screen: CompareScreen;
  readonly words: Words;
  readonly onGo: (to: Location) => void;
}

/** The head of the two columns, from which each side is chosen. */
export function CompareSides({ screen: { left, right, choices }, words, onGo }: CompareSidesProps): JSX.Element {
  const leftId = sandboxIdOf(left.to);
  const rightId = sandboxIdOf(right.to);
  return (
    <thead>
      <tr>
        <td>
          <button
            type="button"
            class="button"
            onClick={() => onGo({ at: 'compare', leftId: rightId, rightId: leftId })}
          >
            {words.swapSides}
          </button>
        </td>
        <Side
          side={left}
          label={words.leftSide}
          chosenId={leftId}
          choices={choices}
          onChoose={(id) => onGo({ at: 'compare', leftId: id, rightId })}
          onGo={onGo}
        />
        <Side
          side={right}
          label={words.rightSide}
          chosenId={rightId}
          choices={choices}
          onChoose={(id) => onGo({ at: 'compare', leftId, rightId: id })}
          onGo={onGo}
        />
      </tr>
    </thead>
  );
}

interface SideProps {
  readonly side: CompareScreen['left'];
  readonly label: string;
  readonly chosenId: string;
  readonly choices: CompareScreen['choices'];
  readonly onChoose: (sandboxId: string) => void;
  readonly onGo: (to: Location) => void;
}

function Side({ side: { title, subtitle, to }, label, chosenId, choices, onChoose, onGo }: SideProps): JSX.Element {
  return (
    <th scope="col">
      <select aria-label={label} value={chosenId} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {choices.map(({ sandboxId, label: text }) => (
          <option key={sandboxId} value={sandboxId} selected={sandboxId === chosenId}>
            {text}
          </option>
        ))}
      </select>
      <button type="button" class="link" onClick={() => onGo(to)}>
        <bdi>{title}</bdi>
      </button>
      <bdi class="compare-subtitle">{subtitle}</bdi>
    </th>
  );
}

function sandboxIdOf(location: Location): string {
  return location.at === 'sandbox' ? location.sandboxId : '';
}
