import type { JSX } from 'preact';
import type { Screen } from '../../diagram/screen/screen.ts';
import type { Words } from '../../diagram/words.ts';
import { CompareView } from '../compare/compareView.tsx';
import type { CardEvents } from '../diagram/cardEvents.ts';
import type { Marks } from '../diagram/marks.ts';
import { NodeView } from '../node/nodeView.tsx';
import { SandboxView } from '../sandbox/sandboxView.tsx';
import type { ViewSession } from '../state/viewSession.ts';
import { TourView } from '../tour/tourView.tsx';
import { EmptyView } from './emptyView.tsx';

export interface BodyProps {
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
