import type { JSX } from 'preact';
import type { MatrixCell, NamespaceMatrix } from '../../diagram/screen/sandboxScreen.ts';
import type { Words } from '../../diagram/words.ts';
import './namespaceTable.css';
import { Meaning, Section } from './section.tsx';

interface NamespaceTableProps {
  readonly matrix: NamespaceMatrix;
  readonly words: Words;
}

export function NamespaceTable({ matrix: { types, rows, meaning }, words }: NamespaceTableProps): JSX.Element {
  return (
    <Section heading={words.sameColor}>
      <table class="namespaces" role="grid" aria-label={words.sameColor}>
        <thead>
          <tr>
            <td />
            {types.map((type) => (
              <th key={type} scope="col">
                {type}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells }, index) => (
            <tr key={index} data-row>
              <th scope="row" title={label}>
                <bdi>{label}</bdi>
              </th>
              {cells.map((cell, column) => (
                <td key={types[column]} class={classOf(cell)} title={cell.title} data-stop tabIndex={-1}>
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Meaning sentences={meaning} />
    </Section>
  );
}

/** Colours besides the first one, which is of what the sandbox and its containers share. */
const OWN_COLORS = 6;

function classOf({ color }: MatrixCell): string {
  if (color < 0) {
    return color === -1 ? 'ns-host' : 'ns-unknown';
  }
  if (color === 0) {
    return 'ns-0';
  }
  // The digits tell apart what has the same colour again, and the edge says that it is another round of colours.
  return `ns-${((color - 1) % OWN_COLORS) + 1}${color > OWN_COLORS ? ' ns-again' : ''}`;
}
