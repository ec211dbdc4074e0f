import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ComparedFact, ComparedValue, CompareScreen } from '../../diagram/screen/compareScreen.ts';
import type { Location } from '../../diagram/screen/location.ts';
import type { Words } from '../../diagram/words.ts';
import { filled } from '../parts/filled.ts';
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

interface CompareSidesProps {
  readonly screen: CompareScreen;
  readonly words: Words;
  readonly onGo: (to: Location) => void;
}

/** The head of the two columns, from which each side is chosen. */
function CompareSides({ screen: { left, right, choices }, words, onGo }: CompareSidesProps): JSX.Element {
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

interface ComparedGroupProps {
  readonly group: CompareScreen['groups'][number];
  readonly words: Words;
}

function ComparedGroup({ group: { title, facts }, words }: ComparedGroupProps): JSX.Element {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} class="compared-group">
          {title}
        </th>
      </tr>
      {facts.map((fact) => (
        <ComparedRow key={fact.label} fact={fact} words={words} />
      ))}
    </tbody>
  );
}

function ComparedRow({ fact, words }: { readonly fact: ComparedFact; readonly words: Words }): JSX.Element {
  const { label, left, right, differs, meaning } = fact;
  return (
    <>
      <tr class={differs ? 'differs' : undefined}>
        <th scope="row">
          <bdi class="compared-label">{label}</bdi>
          {differs && <span class="compared-mark">{words.differs}</span>}
        </th>
        <Value value={left} />
        <Value value={right} />
      </tr>
      {meaning !== undefined && (
        <tr class={differs ? 'differs compared-meaning' : 'compared-meaning'}>
          <td />
          <td colSpan={2}>
            <div class="compared-sentence">{meaning}</div>
          </td>
        </tr>
      )}
    </>
  );
}

function Value({ value: { value, source, tone, isKnown } }: { readonly value: ComparedValue }): JSX.Element {
  return (
    <td>
      <bdi class={`compared-value tone-${tone}${isKnown ? '' : ' compared-unknown'}`} title={value}>
        {value}
      </bdi>
      <bdi class="compared-source" title={source}>
        {source}
      </bdi>
    </td>
  );
}
