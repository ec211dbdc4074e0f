import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import './tabList.css';

interface TabListProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string }[];
  readonly chosen: Id;
  /** Id of the element that shows what is chosen; it has the role `tabpanel`. */
  readonly panelId: string;
  readonly onChoose: (id: Id) => void;
}

/** Tabs of which one is shown: the arrow keys go from one to the next, and the Tab key into what is shown. */
export function TabList<Id extends string>({ label, tabs, chosen, panelId, onChoose }: TabListProps<Id>): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const chosenIndex = tabs.findIndex(({ id }) => id === chosen);
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = tabs.length - 1;
    const next = new Map([
      ['ArrowLeft', chosenIndex === 0 ? last : chosenIndex - 1],
      ['ArrowRight', chosenIndex === last ? 0 : chosenIndex + 1],
      ['Home', 0],
      ['End', last],
    ]).get(event.key);
    const tab = next === undefined ? undefined : tabs[next];
    if (tab !== undefined && next !== undefined) {
      event.preventDefault();
      onChoose(tab.id);
      root.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
    }
  };
  return (
    <div ref={root} class="tab-list" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label: text }) => (
        <button
          key={id}
          type="button"
          class="tab-list-tab"
          role="tab"
          aria-selected={id === chosen}
          aria-controls={panelId}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          <bdi>{text}</bdi>
        </button>
      ))}
    </div>
  );
}

let used = 0;

/** An id for an element that another one names. Preact's own `useId` gives a component that comes later an id in use. */
export function useUniqueId(): string {
  return useState(() => `part-${++used}`)[0];
}
