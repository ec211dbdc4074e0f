import type { CallRecord } from '../../contract/call.ts';
import { plainText } from '../../words/plainText.ts';
import { byteText } from '../byteText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { TourCall } from '../screen/tourScreen.ts';
import { durationText } from './durationText.ts';

/** A step makes a handful; a recording may hold anything. */
const shownLimit = 50;

/** The step's own calls, in the order in which they began. */
export function tourCalls(calls: readonly CallRecord[], { l10n }: DiagramContext): readonly TourCall[] {
  return [...calls]
    .sort((one, other) => one.startedAtMs - other.startedAtMs)
    .slice(0, shownLimit)
    .map(({ method, durationMs, requestBytes, responseBytes, outcome }) => ({
      method: plainText(method),
      duration: durationMs === undefined ? '' : durationText(durationMs, l10n),
      size: byteText(requestBytes + responseBytes),
      isOk: outcome === 'ok',
    }));
}
