import type { JSX } from 'preact';
import './tabs.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** `on` is where the person is, or a panel that is open. */
  readonly isOn: boolean;
  /** A panel opens beside what is shown; a place replaces it. */
  readonly kind: 'place' | 'panel';
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly onChoose: (id: Id) => void;
}

export function Tabs<Id extends string>({ label, tabs, onChoose }: TabsProps<Id>): JSX.Element {
  return (
    <div class="tabs" role="group" aria-label={label}>
      {tabs.map(({ id, label: text, isOn, kind }) => (
        <button
          key={id}
          type="button"
          class="tab"
          aria-current={kind === 'place' && isOn ? 'page' : undefined}
          aria-pressed={kind === 'panel' ? isOn : undefined}
          onClick={() => onChoose(id)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
