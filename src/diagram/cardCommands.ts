/** The commands that a card may run on its object: keys of `contrib/commands`, each of which takes rows. */
export const commandNames = [
  'inspect',
  'startContainer',
  'stopContainer',
  'execInTerminal',
  'execCommand',
  'copyId',
  'copyName',
  'copyImageReference',
  'stopSandbox',
  'removeSandbox',
  'removeContainer',
  'removeImage',
] as const;

export type CardCommand = (typeof commandNames)[number];
