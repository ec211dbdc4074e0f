import type { UnknownReason } from '../contract/layers/fact.ts';

/** The kernel does not have it, or does not show it to this process. */
export const notReported: UnknownReason = { why: 'notReported', by: 'Linux' };
