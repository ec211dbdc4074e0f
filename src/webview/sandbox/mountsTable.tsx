import type { JSX } from 'preact';
import type { ContainerSection, MountRow } from '../../diagram/screen/sandboxScreen.ts';
import type { Words } from '../../diagram/words.ts';
import { filled } from '../parts/filled.ts';
import './mountsTable.css';
import { Missing, Section } from './section.tsx';

interface MountsTableProps {
  readonly heading: string;
  readonly mounts: ContainerSection['mounts'];
  readonly words: Words;
}

/** What the pod asked for; what every container gets is folded away. */
export function MountsTable({ heading, mounts: { rows, missing }, words }: MountsTableProps): JSX.Element {
  const requested = rows.filter(({ isRequested }) => isRequested);
  const others = rows.filter(({ isRequested }) => !isRequested);
  return (
    <Section heading={heading}>
      {missing !== undefined && <Missing reason={missing} />}
      {requested.length > 0 && <Mounts label={heading} rows={requested} words={words} />}
      {others.length > 0 && (
        <details class="mounts-more">
          <summary>{filled(words.mountsOfRuntime, others.length)}</summary>
          <Mounts label={filled(words.mountsOfRuntime, others.length)} rows={others} words={words} />
        </details>
      )}
    </Section>
  );
}

interface MountsProps {
  readonly label: string;
  readonly rows: readonly MountRow[];
  readonly words: Words;
}

function Mounts({ label, rows, words }: MountsProps): JSX.Element {
  return (
    <table class="mounts" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.mountDestination}</th>
          <th scope="col">{words.mountSource}</th>
          <th scope="col">{words.mountMode}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ destination, source, mode, isRequested }, index) => (
          <tr key={index}>
            <th scope="row" class="mono" title={destination}>
              <bdi>{destination}</bdi>
            </th>
            <td title={source}>
              <bdi>{source}</bdi>
            </td>
            <td class={mode === 'rw' && isRequested ? 'tone-warn' : 'tone-muted'}>{mode}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
