import { type ComponentChildren, Fragment, type JSX } from 'preact';
import type { Lane } from '../../diagram/screen/nodeScreen.ts';

interface LaneRowProps {
  readonly lane: Lane;
  readonly isBand: boolean;
  /** Under the hint, in the type of code: the socket. */
  readonly note: string | undefined;
  readonly children: ComponentChildren;
}

export function LaneRow({ lane, isBand, note, children }: LaneRowProps): JSX.Element {
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
