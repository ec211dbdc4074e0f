import type { JSX } from 'preact';
import type { TourScreen } from '../../diagram/screen/tourScreen.ts';
import type { Words } from '../../diagram/words.ts';
import { StateDot } from '../parts/stateDot.tsx';
import './tourStory.css';

interface TourStoryProps {
  readonly screen: TourScreen;
  readonly words: Words;
}

/** What happened in the step: what each layer did, the calls, and history where it belongs. */
export function TourStory({ screen: { deeds, calls, history }, words }: TourStoryProps): JSX.Element {
  return (
    <div class="story">
      <section class="story-deeds" aria-label={words.tourDeeds}>
        <h2>{words.tourDeeds}</h2>
        <dl>
          {deeds.map(({ layer, text }, index) => (
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
