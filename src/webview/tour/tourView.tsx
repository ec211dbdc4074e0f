import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type PageContext, recordedSection } from '../../contrib/cardContext.ts';
import type { TourScreen } from '../../diagram/screen/tourScreen.ts';
import type { Words } from '../../diagram/words.ts';
import type { Marks } from '../diagram/marks.ts';
import type { CardEvents } from '../diagram/useRovingFocus.ts';
import { NodeView } from '../node/nodeView.tsx';
import { cardElements } from '../parts/cardBox.tsx';
import { prefersStillness } from '../parts/cardMotion.ts';
import { StateDot } from '../parts/chips.tsx';
import type { ViewSession } from '../state/viewSession.ts';
import { TourStepper } from './tourStepper.tsx';
import './tourStory.css';
import './tourView.css';

interface TourViewProps {
  readonly screen: TourScreen;
  readonly words: Words;
  readonly marks: Marks;
  readonly events: CardEvents;
  readonly session: ViewSession;
}

const recordedPart = JSON.stringify({ webviewSection: recordedSection } satisfies PageContext);

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
    <div ref={root} class="tour" data-vscode-context={recordedPart}>
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

const STEP_MS = 120;
const FLASH_MS = 620;

/** Shows once in which order a step passes through the cards that it lights. */
function playPath(elements: ReadonlyMap<string, HTMLElement>, path: readonly string[]): void {
  if (prefersStillness()) {
    return;
  }
  for (const [index, id] of path.entries()) {
    const element = elements.get(id);
    if (element === undefined) {
      continue;
    }
    const color = getComputedStyle(element).getPropertyValue('--tone-accent');
    element.animate(
      [
        { outline: `4px solid ${color}`, outlineOffset: '0px' },
        { outline: '4px solid transparent', outlineOffset: '6px' },
      ],
      { duration: FLASH_MS, delay: index * STEP_MS, easing: 'ease-out' },
    );
  }
}

interface TourStoryProps {
  readonly screen: TourScreen;
  readonly words: Words;
}

/** What happened in the step: what each layer did, the calls, and history where it belongs. */
function TourStory({ screen: { effects, calls, history }, words }: TourStoryProps): JSX.Element {
  return (
    <div class="story">
      <section class="story-deeds" aria-label={words.tourEffects}>
        <h2>{words.tourEffects}</h2>
        <dl>
          {effects.map(({ layer, text }, index) => (
            <div key={index}>
              <dt>{layer}</dt>
              <dd>
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="story-calls" aria-label={words.tourCalls}>
        <h2>{words.tourCalls}</h2>
        <ol role="list">
          {calls.map(({ method, duration, size, isOk }, index) => (
            <li key={index}>
              <StateDot tone={isOk ? 'good' : 'bad'} />
              <bdi class="mono">{method}</bdi>
              {isOk || <span class="tone-bad story-failed">{words.tourFailed}</span>}
              <span class="story-number">{duration}</span>
              <span class="story-number">{size}</span>
            </li>
          ))}
        </ol>
        {history !== undefined && <p class="story-history">{history}</p>}
      </section>
    </div>
  );
}
