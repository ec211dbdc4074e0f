import { type ComponentChildren, Fragment, type JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { HandlerColumn, Lane, LaneId, NodeScreen } from '../../diagram/screen/nodeScreen.ts';
import { Diagram } from '../diagram/diagram.tsx';
import { nodeCards } from '../diagram/drawnCards.ts';
import type { Marks } from '../diagram/marks.ts';
import type { CardEvents } from '../diagram/useRovingFocus.ts';
import { CardBox } from '../parts/cardBox.tsx';
import './nodeView.css';
import { SandboxGroupBox } from './sandboxGroupBox.tsx';

interface NodeViewProps {
  readonly screen: NodeScreen;
  readonly label: string;
  readonly marks: Marks;
  readonly events: CardEvents;
  readonly onToggleGroup: (groupId: string) => void;
}

/** The node: seven lanes, of which the lower ones are cut into a column for each runtime handler. */
export function NodeView({ screen, label, marks, events, onToggleGroup }: NodeViewProps): JSX.Element {
  const cards = useMemo(() => nodeCards(screen), [screen]);
  const { columns } = screen;
  const cells = (draw: (column: HandlerColumn) => ComponentChildren): JSX.Element[] =>
    columns.map((column) => (
      <div key={column.id} class={`cell hue-${column.hue}`}>
        {draw(column)}
      </div>
    ));
  const ownKernels = columns.some(({ kernel }) => kernel.length > 0);
  const content: Record<LaneId, () => ComponentChildren> = {
    clients: () => (
      <Across>
        {screen.clients.map((card) => (
          <CardBox key={card.id} card={card} />
        ))}
      </Across>
    ),
    cri: () => (
      <Across>
        {screen.cri.map((card) => (
          <CardBox key={card.id} card={card} />
        ))}
      </Across>
    ),
    highLevel: () => (
      <Across>
        {screen.highLevel.map((card) => (
          <CardBox key={card.id} card={card} inner="part" />
        ))}
      </Across>
    ),
    shim: () =>
      cells(({ shims }) => (
        <div class="shims">
          {shims.map((card) => (
            <CardBox key={card.id} card={card} shape="compact" />
          ))}
        </div>
      )),
    lowLevel: () => cells(({ handler }) => <CardBox key={handler.id} card={handler} />),
    workload: () => (
      <>
        {cells(({ groups }) => (
          <div class="groups">
            {groups.map((group) => (
              <SandboxGroupBox key={group.id} group={group} onToggle={onToggleGroup} />
            ))}
          </div>
        ))}
        {screen.orphans && (
          <Across>
            <CardBox card={screen.orphans} />
          </Across>
        )}
      </>
    ),
    kernel: () => (
      <>
        {ownKernels && cells(({ kernel }) => kernel.map((card) => <CardBox key={card.id} card={card} />))}
        <Across>
          <CardBox card={screen.kernel} inner="part" />
        </Across>
      </>
    ),
  };
  return (
    <Diagram label={label} cards={cards} connectors={screen.connectors} marks={marks} events={events}>
      <div class="node" style={{ '--columns': columnTracks(columns) }}>
        {screen.lanes.map((lane: Lane, index) => (
          <LaneRow
            key={lane.id}
            lane={lane}
            isBand={index % 2 === 0}
            note={lane.id === 'cri' ? screen.socket : undefined}
          >
            {content[lane.id]()}
          </LaneRow>
        ))}
      </div>
    </Diagram>
  );
}

/** Over all columns. */
function Across({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <div class="across">{children}</div>;
}

function columnTracks(columns: readonly HandlerColumn[]): string {
  return columns.length === 0
    ? 'minmax(0, 1fr)'
    : columns.map(({ weight }) => `minmax(168px, ${Math.max(1, weight)}fr)`).join(' ');
}

interface LaneRowProps {
  readonly lane: Lane;
  readonly isBand: boolean;
  /** Under the hint, in the type of code: the socket. */
  readonly note: string | undefined;
  readonly children: ComponentChildren;
}

function LaneRow({ lane, isBand, note, children }: LaneRowProps): JSX.Element {
  const titleId = `lane-${lane.id}`;
  return (
    <div
      class={`lane lane-${lane.id}${isBand ? ' lane-band' : ''}`}
      data-lane={lane.id}
      role="group"
      aria-labelledby={titleId}
    >
      <div class="lane-head">
        <div class="lane-title" id={titleId}>
          {lane.title}
        </div>
        <div class="lane-hint">{lane.hint}</div>
        {note !== undefined && <PathNote path={note} />}
      </div>
      {children}
    </div>
  );
}

/** A path breaks after its slashes. */
function PathNote({ path }: { readonly path: string }): JSX.Element {
  return (
    <bdi class="lane-note mono">
      {path.split(/(?<=\/)/).map((part, index) => (
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </bdi>
  );
}
