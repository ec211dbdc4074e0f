import type { Localize } from '../../../src/common/localize.ts';

/** As VS Code words things where it has no translation. */
export const english: Localize = {
  t: (message, ...args) =>
    message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole)),
};
