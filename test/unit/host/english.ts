import type { Localize } from '../../../src/common/localize.ts';

/** Fills the placeholders as VS Code does in English. */
export const english: Localize = {
  t: (message, ...args) => message.replaceAll(/\{(\d+)\}/g, (whole, index) => String(args[Number(index)] ?? whole)),
};
