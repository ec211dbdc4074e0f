import { isRecord } from '../../common/isRecord.ts';
import { parseLocation } from '../../protocol/parseToHost.ts';
import type { ToWebview } from '../../protocol/toWebview.ts';

/** A message of the host, or `undefined` for one of another kind: other scripts of the editor post to a window too. */
export function parseToWebview(data: unknown): ToWebview | undefined {
  return isRecord(data) && isToWebview(data) ? data : undefined;
}

/** Looks at what tells the kinds apart; the host is this extension, so what is in a screen is what it projected. */
function isToWebview(data: Readonly<Record<string, unknown>>): data is Readonly<Record<string, unknown>> & ToWebview {
  const { kind, generation, requestId, screen, words, location, selectedCardId, calls, all, text } = data;
  switch (kind) {
    case 'screen':
      return isCount(generation) && isCount(requestId) && isScreen(screen);
    case 'words':
      return isRecord(words) && Object.values(words).every((word) => typeof word === 'string');
    case 'navigate':
      return (
        parseLocation(location) !== undefined && (selectedCardId === undefined || typeof selectedCardId === 'string')
      );
    case 'calls':
      return typeof all === 'boolean' && Array.isArray(calls) && calls.every(isRecord);
    case 'done':
      return isCount(requestId);
    case 'failed':
      return isCount(requestId) && typeof text === 'string';
    default:
      return false;
  }
}

const levels: readonly unknown[] = ['node', 'sandbox', 'container', 'compare', 'tour', 'empty'];

function isScreen(screen: unknown): boolean {
  return (
    isRecord(screen) &&
    parseLocation(screen['location']) !== undefined &&
    Array.isArray(screen['crumbs']) &&
    isRecord(screen['status']) &&
    isRecord(screen['body']) &&
    levels.includes(screen['body']['level'])
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
