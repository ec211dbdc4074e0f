import type { JSX } from 'preact';
import type { ComparedFact, ComparedValue, CompareScreen } from '../../diagram/screen/compareScreen.ts';
import type { Words } from '../../diagram/words.ts';

interface ComparedGroupProps {
  readonly group: CompareScreen['groups'][number];
  readonly words: Words;
}

export function ComparedGroup({ group: { title, facts }, words }: ComparedGroupProps): JSX.Element {
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
