import type { JSX } from 'preact';
import type { Details, FactLine } from '../../diagram/screen/details.ts';
import type { Location } from '../../diagram/screen/location.ts';
import type { Words } from '../../diagram/words.ts';
import { StateDot } from '../parts/chips.tsx';
import '../parts/factList.css';
import type { ViewSession } from '../state/viewSession.ts';
import './detailsPanel.css';

interface DetailsPanelProps {
  readonly details: Details;
  /** As of when the facts are, where that is not now. */
  readonly notLive: string | undefined;
  readonly words: Words;
  readonly session: ViewSession;
}

/** What is known of the chosen card, and what can be done with it. */
export function DetailsPanel({ details, notLive, words, session }: DetailsPanelProps): JSX.Element {
  const { title, subtitle, lesson, facts, links, object, actions, compareWith } = details;
  const go = (to: Location): void => session.go(to);
  return (
    <aside class={`details${notLive === undefined ? '' : ' not-live'}`} aria-label={words.details} tabIndex={0}>
      {notLive !== undefined && <p class="details-not-live tone-warn">{notLive}</p>}
      <h2>
        <bdi>{title}</bdi>
      </h2>
      <p class="details-subtitle">
        <bdi>{subtitle}</bdi>
      </p>
      {lesson.length > 0 && <p class="details-lesson">{lesson.join(' ')}</p>}
      {object && (
        <div class="details-actions">
          <button
            type="button"
            class="button button-first"
            onClick={() => void session.ask({ kind: 'reveal', object, force: true })}
          >
            {words.showInTree}
          </button>
          {compareWith.map(({ label, to }) => (
            <button key={JSON.stringify(to)} type="button" class="button" onClick={() => go(to)}>
              {label}
            </button>
          ))}
          {actions.map(({ command, label }) => (
            <button
              key={command}
              type="button"
              class="button"
              onClick={() => void session.ask({ kind: 'run', command, object })}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      {facts.length > 0 && <h3>{words.facts}</h3>}
      <FactList facts={facts} />
      {links && links.items.length > 0 && (
        <>
          <h3>{links.heading}</h3>
          <ul class="details-links">
            {links.items.map(({ label, aside, state, to }) => (
              <li key={JSON.stringify(to)}>
                <StateDot tone={state} />
                <button type="button" class="link" onClick={() => go(to)}>
                  <bdi>{label}</bdi>
                </button>
                <bdi class="details-aside">{aside}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

/** Facts, each with its source beneath it. */
function FactList({ facts }: { readonly facts: readonly FactLine[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map(({ label, value, source, tone, isKnown, mono }) => (
        <div key={label} class={`fact${isKnown ? '' : ' fact-unknown'}`}>
          <dt>
            <bdi>{label}</bdi>
          </dt>
          <dd>
            <bdi class={`fact-value tone-${tone}${mono ? ' mono' : ''}`} title={value}>
              {value}
            </bdi>
            <bdi class="fact-source" title={source}>
              {source}
            </bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
