/** Thrown out of whatever a process waits for, when a signal ends it. */
export class Killed extends Error {
  override readonly name = 'Killed';

  /** @param exitCode 128 and the number of the signal */
  constructor(readonly exitCode: number) {
    super(`killed, exit code ${exitCode}`);
  }
}

/** Thrown at who writes to a pipe that nobody reads any more: SIGPIPE. */
export class BrokenPipe extends Killed {
  constructor() {
    super(128 + 13);
  }
}

export const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 } as const;
export type SignalName = keyof typeof signalNumbers;

export function killedBy(signal: SignalName): Killed {
  return new Killed(128 + signalNumbers[signal]);
}
