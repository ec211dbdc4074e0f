import type { Reading } from '../../src/model/store/endpointStore.ts';
import { TestSessions } from '../builders/endpointSessions.ts';
import { allRows } from './allRows.ts';
import { openViews } from './openViews.ts';
import { rowsAsText } from './rowsAsText.ts';

/**
 * A naive client: the same code without its memory. Makes all maps and all rows of the Containers view anew, whatever
 * changed, and gives what it would send to the window.
 */
export function drawAnew(reading: Reading): string {
  const endpoints = new TestSessions();
  endpoints.open().apply({ ...reading, connection: { phase: 'live' } });
  const views = openViews(endpoints);
  try {
    return rowsAsText(allRows(views.containers));
  } finally {
    views.dispose();
  }
}
