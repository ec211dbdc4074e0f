import type { JSX } from 'preact';
import type { Location } from '../../diagram/screen/location.ts';
import type { EmptyScreen, Screen } from '../../diagram/screen/screen.ts';
import type { Words } from '../../diagram/words.ts';
import { CompareView } from '../compare/compareView.tsx';
import type { Marks } from '../diagram/marks.ts';
import type { CardEvents } from '../diagram/useRovingFocus.ts';
import { NodeView } from '../node/nodeView.tsx';
import { SandboxView } from '../sandbox/sandboxView.tsx';
import type { ViewSession } from '../state/viewSession.ts';
import { TourView } from '../tour/tourView.tsx';

interface BodyProps {
  readonly screen: Screen;
  readonly words: Words;
  readonly marks: Marks;
  readonly events: CardEvents;
  readonly session: ViewSession;
}

/** The view of the level that is shown. */
export function Body({ screen, words, marks, events, session }: BodyProps): JSX.Element | null {
  const { body } = screen;
  switch (body.level) {
    case 'node':
      return (
        <NodeView
          screen={body}
          label={words.overview}
          marks={marks}
          events={events}
          onToggleGroup={session.toggleGroup}
        />
      );
    case 'empty':
      return <EmptyView screen={body} words={words} onBack={(to) => session.go(to)} />;
    case 'sandbox':
    case 'container':
      return <SandboxView screen={body} words={words} marks={marks} events={events} />;
    case 'compare':
      return <CompareView screen={body} words={words} onGo={(to) => session.go(to)} />;
    case 'tour':
      return <TourView screen={body} words={words} marks={marks} events={events} session={session} />;
  }
}

interface EmptyViewProps {
  readonly screen: EmptyScreen;
  readonly words: Words;
  readonly onBack: (to: Location) => void;
}

function EmptyView({ screen: { title, text, back }, words, onBack }: EmptyViewProps): JSX.Element {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {back && (
        <button type="button" class="button" onClick={() => onBack(back)}>
          {words.back}
        </button>
      )}
    </div>
  );
}
