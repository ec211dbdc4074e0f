import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownCall } from '../../diagram/callObject.ts';
import type { Words } from '../../diagram/words.ts';
import { StateDot } from '../parts/chips.tsx';
import './callList.css';
import { nextRow, rowWindow } from './callRows.ts';
import { callDuration, callName, callSize, callTone, clockText, outcomeText } from './callText.ts';

interface CallListProps {
  /** Oldest first. */
  readonly calls: readonly ShownCall[];
  readonly chosenId: number | undefined;
  readonly words: Words;
  readonly onChoose: (callId: number) => void;
}

/** Pixels, as in the style sheet. */
const ROW_HEIGHT = 22;

/**
 * A thousand calls, of which those in sight are drawn. It follows the newest one while that is in sight, but not while
 * the pointer is over the list: the row that a person is about to click would move away from under it.
 */
export function CallList({ calls, chosenId, words, onChoose }: CallListProps): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const isPointedAt = useRef(false);
  const [view, setView] = useState({ top: 0, height: 400 });
  const nowMs = useNow(calls.some(({ outcome }) => outcome === 'underWay'));

  const look = (): void => {
    if (scroller.current !== null) {
      setView({ top: scroller.current.scrollTop, height: scroller.current.clientHeight });
    }
  };
  const onScroll = (): void => {
    if (scroller.current !== null) {
      const { scrollTop, clientHeight, scrollHeight } = scroller.current;
      follows.current = scrollTop + clientHeight >= scrollHeight - ROW_HEIGHT;
    }
    look();
  };
  const follow = (): void => {
    if (scroller.current !== null && follows.current && !isPointedAt.current) {
      scroller.current.scrollTop = scroller.current.scrollHeight;
    }
    look();
  };
  const point = (isOver: boolean): void => {
    isPointedAt.current = isOver;
    follow();
  };
  useLayoutEffect(follow, [calls]);
  useEffect(() => {
    if (scroller.current === null) {
      return;
    }
    const observer = new ResizeObserver(look);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  const chosenIndex = calls.findIndex(({ id }) => id === chosenId);
  const page = Math.max(1, Math.floor(view.height / ROW_HEIGHT) - 2);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextRow(event.key, chosenIndex, calls.length, page);
    const call = next === undefined ? undefined : calls[next];
    if (next === undefined || call === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    onChoose(call.id);
    if (scroller.current !== null) {
      // The heading stays over the first row in sight.
      const [top, height] = [next * ROW_HEIGHT, scroller.current.clientHeight - ROW_HEIGHT];
      scroller.current.scrollTop = Math.min(top, Math.max(scroller.current.scrollTop, top + ROW_HEIGHT - height));
    }
  };

  const { first, end } = rowWindow(calls.length, ROW_HEIGHT, view.top, view.height);
  const drawn = calls.slice(first, end);
  const isChosenDrawn = chosenIndex >= first && chosenIndex < end;
  return (
    <div
      ref={scroller}
      class="call-list"
      role="grid"
      aria-label={words.calls}
      aria-rowcount={calls.length + 1}
      aria-activedescendant={isChosenDrawn ? `call-${chosenId}` : undefined}
      tabIndex={0}
      onScroll={onScroll}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
      onKeyDown={onKeyDown}
    >
      <div class="call-row call-head" role="row" aria-rowindex={1}>
        {[words.callMethod, words.callDuration, words.callSize, words.callStarted].map((text) => (
          <span key={text} role="columnheader">
            {text}
          </span>
        ))}
      </div>
      <div role="rowgroup" class="call-rows" style={{ height: `${calls.length * ROW_HEIGHT}px` }}>
        {drawn.map((call, index) => (
          <div
            key={call.id}
            id={`call-${call.id}`}
            class={`call-row outcome-${callTone(call)}`}
            style={{ top: `${(first + index) * ROW_HEIGHT}px` }}
            role="row"
            aria-rowindex={first + index + 2}
            aria-selected={call.id === chosenId}
            title={[`${call.service} ${call.method}: ${outcomeText(call, words)}`, call.object]
              .filter(Boolean)
              .join(' · ')}
            onClick={() => onChoose(call.id)}
          >
            <span role="gridcell" class="call-method">
              <StateDot tone={callTone(call)} />
              <bdi class="mono">{callName(call)}</bdi>
              {call.object !== undefined && <bdi class="call-object">{call.object}</bdi>}
              {callTone(call) === 'good' || <span class="call-outcome">{outcomeText(call, words)}</span>}
            </span>
            <span role="gridcell">{callDuration(call, nowMs, words)}</span>
            <span role="gridcell">{callSize(call)}</span>
            <span role="gridcell">{clockText(call.startedAtMs)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

const TICK_MS = 500;

/** Milliseconds since 1970, renewed twice a second while something is under way. */
function useNow(isTicking: boolean): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!isTicking) {
      return;
    }
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isTicking]);
  return nowMs;
}
