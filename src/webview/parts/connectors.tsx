import type { JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Connector } from '../../diagram/screen/card.ts';
import { cardElements } from './cardBox.tsx';
import { type Box, type ConnectorPath, connectorPaths } from './connectorPaths.ts';
import './connectors.css';

interface ConnectorsProps {
  readonly connectors: readonly Connector[];
  /** What the cards are in; it must be positioned. */
  readonly within: RefObject<HTMLElement | null>;
  /** Another value for each thing that is drawn: the cards are measured once for each. */
  readonly drawn: unknown;
}

/** The lines behind the cards. They say nothing that the cards' names do not, so a screen reader skips them. */
export function Connectors({ connectors, within, drawn }: ConnectorsProps): JSX.Element {
  const [paths, setPaths] = useState<readonly ConnectorPath[]>([]);
  const measure = (): void => {
    if (within.current !== null) {
      setPaths(connectorPaths(connectors, boxesOf(within.current, connectors)));
    }
  };
  useLayoutEffect(measure, [connectors, drawn]);
  useEffect(() => {
    const root = within.current;
    if (root === null) {
      return;
    }
    const observer = new ResizeObserver(measure);
    observer.observe(root);
    return () => observer.disconnect();
  }, [connectors]);
  return (
    <svg class="connectors" aria-hidden="true">
      {paths.map(({ key, line, arrow, style }) => (
        <g key={key}>
          <path class={`connector connector-${style}`} d={line} />
          <path class="connector-arrow" d={arrow} />
        </g>
      ))}
    </svg>
  );
}

function boxesOf(root: HTMLElement, connectors: readonly Connector[]): ReadonlyMap<string, Box> {
  const wanted = new Set(connectors.flatMap(({ from, to }) => [from, to]));
  const origin = root.getBoundingClientRect();
  const boxes = new Map<string, Box>();
  for (const [id, element] of cardElements(root)) {
    if (wanted.has(id)) {
      const { left, top, width, height } = element.getBoundingClientRect();
      boxes.set(id, { left: left - origin.left, top: top - origin.top, width, height });
    }
  }
  return boxes;
}
