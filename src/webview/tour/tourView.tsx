import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { TourScreen } from '../../diagram/screen/tourScreen.ts';
import type { Words } from '../../diagram/words.ts';
import type { CardEvents } from '../diagram/cardEvents.ts';
import type { Marks } from '../diagram/marks.ts';
import { NodeView } from '../node/nodeView.tsx';
import { cardElements } from '../parts/cardElements.ts';
import type { ViewSession } from '../state/viewSession.ts';
import { playPath } from './playPath.ts';
import { TourStepper } from './tourStepper.tsx';
import { TourStory } from './tourStory.tsx';
import './tourView.css';

interface TourViewProps {
  readonly screen: TourScreen;
  readonly words: Words;
  readonly marks: Marks;
  readonly events: CardEvents;
  readonly session: ViewSession;
}

/** A recorded pull, run and removal, a step at a time, on the node as it was at the end of the step. */
export function TourView({ screen, words, marks, events, session }: TourViewProps): JSX.Element {
  const { heading, steps, step, node, path, recording } = screen;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current !== null) {
      playPath(cardElements(root.current), path);
    }
  }, [step, path]);
  return (
    <div ref={root} class="tour">
      <div class="tour-head">
        <bdi class="tour-heading">{heading}</bdi>
        <span class="tour-recording" role="status" id="tour-recording">
          {recording.text}
        </span>
        <button
          type="button"
          class="button"
          disabled={recording.state !== 'ready'}
          aria-describedby="tour-recording"
          onClick={() => void session.ask({ kind: 'recordTour' })}
        >
          {words.recordTour}
        </button>
      </div>
      <TourStepper steps={steps} step={step} words={words} onStep={(to) => session.go({ at: 'tour', step: to })} />
      <TourStory screen={screen} words={words} />
      <NodeView screen={node} label={words.tour} marks={marks} events={events} onToggleGroup={session.toggleGroup} />
    </div>
  );
}
