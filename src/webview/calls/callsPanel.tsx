import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ShownCall } from '../../diagram/callObject.ts';
import type { Words } from '../../diagram/words.ts';
import { filled } from '../parts/filled.ts';
import type { ViewSession } from '../state/viewSession.ts';
import { CallDetails } from './callDetails.tsx';
import { callFilter } from './callFilter.ts';
import { CallList } from './callList.tsx';
import './callsPanel.css';
import type { CallLights } from './useCallLights.ts';

interface CallsPanelProps {
  /** Oldest first. */
  readonly calls: readonly ShownCall[];
  readonly lights: CallLights;
  readonly words: Words;
  readonly session: ViewSession;
}

/** The calls that the extension makes while this is open, as a browser shows those of a page. */
export function CallsPanel({ calls, lights, words, session }: CallsPanelProps): JSX.Element {
  const [filter, setFilter] = useState('');
  // An open panel is recorded for from the start; the host forgets its records when nobody watches.
  const [isRecording, setIsRecording] = useState(true);
  const shown = useMemo(() => calls.filter(callFilter(filter)), [calls, filter]);
  const chosen = shown.find(({ id }) => id === lights.chosenId);
  const record = (watch: boolean): void => {
    setIsRecording(watch);
    void session.ask({ kind: 'watchCalls', watch });
  };
  return (
    <section class="calls" aria-label={words.calls}>
      <div class="calls-bar">
        <h2>{words.calls}</h2>
        <input
          type="text"
          placeholder={words.callFilter}
          aria-label={words.callFilter}
          spellcheck={false}
          value={filter}
          onInput={({ currentTarget }) => setFilter(currentTarget.value)}
        />
        <span class="calls-count" role="status">
          {filled(words.callsShown, shown.length, calls.length)}
        </span>
        <button
          type="button"
          class="button calls-record"
          aria-pressed={isRecording}
          onClick={() => record(!isRecording)}
        >
          <span class="calls-record-sign" aria-hidden="true" />
          {isRecording ? words.callRecording : words.callRecord}
        </button>
        <button
          type="button"
          class="button"
          disabled={!isRecording || calls.length === 0}
          onClick={() => void session.ask({ kind: 'clearCalls' })}
        >
          {words.callClear}
        </button>
        <button
          type="button"
          class="button"
          disabled={!isRecording || calls.length === 0}
          onClick={() => void session.ask({ kind: 'exportCalls' })}
        >
          {words.callExport}
        </button>
      </div>
      <div class="calls-body">
        {shown.length > 0 ? (
          <CallList calls={shown} chosenId={chosen?.id} words={words} onChoose={lights.choose} />
        ) : (
          <p class="calls-none">{noneText(calls.length > 0, isRecording, words)}</p>
        )}
        {chosen && <CallDetails call={chosen} words={words} />}
      </div>
    </section>
  );
}

function noneText(hasCalls: boolean, isRecording: boolean, words: Words): string {
  if (hasCalls) {
    return words.noCallMatches;
  }
  return isRecording ? words.noCalls : words.callsNotRecorded;
}
