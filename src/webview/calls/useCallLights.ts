import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CallRecord } from '../../contract/call.ts';
import { callPath } from '../../diagram/callPath.ts';
import type { Screen } from '../../diagram/screen/screen.ts';
import './callLights.css';
import { callPlaces } from './callPlaces.ts';

export interface CallLights {
  /** Ids of the cards that the chosen call passed, and those that were recorded just now. */
  readonly lit: readonly string[];
  readonly chosenId: number | undefined;
  readonly choose: (callId: number | undefined) => void;
}

/** As long as an eye takes to find it. */
const LIT_MS = 900;
const none: readonly CallRecord[] = [];

export function useCallLights(calls: readonly CallRecord[], body: Screen['body'] | undefined): CallLights {
  const places = useMemo(() => callPlaces(body), [body]);
  const known = useRef<ReadonlySet<CallRecord>>(new Set());
  const [recent, setRecent] = useState(none);
  const [chosenId, choose] = useState<number | undefined>(undefined);

  useEffect(() => {
    // A record that changed is another object.
    const changed = calls.filter((call) => !known.current.has(call));
    known.current = new Set(calls);
    if (changed.length === 0) {
      setRecent(none);
      return;
    }
    setRecent(changed);
    const timer = setTimeout(() => setRecent(none), LIT_MS);
    return () => clearTimeout(timer);
  }, [calls]);

  const chosen = chosenId === undefined ? undefined : calls.find(({ id }) => id === chosenId);
  const lit = useMemo(
    () => [...new Set([...(chosen ? [chosen] : none), ...recent].flatMap((call) => callPath(call, places)))],
    [chosen, recent, places],
  );
  return { lit, chosenId, choose };
}
