import type { CallHistory } from '../contract/call.ts';

const nothing = { dispose: () => undefined };

/** The history of an endpoint that is never called. */
export const noCalls: CallHistory = {
  inLastMinute: 0,
  records: [],
  watch: () => nothing,
  onDidChange: () => nothing,
  clear: () => undefined,
  dispose: () => undefined,
};
