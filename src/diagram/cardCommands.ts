/** The commands that a card may run on its object: keys of `contrib/commands`, each of which takes rows. */
export const commandNames = [
  'inspect',
  'startContainer',
  'stopContainer',
  'execInTerminal',
  'copyId',
  'stopSandbox',
  'removeSandbox',
  'removeContainer',
] as const;

export type CardCommand = (typeof commandNames)[number];
