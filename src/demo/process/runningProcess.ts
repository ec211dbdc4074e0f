import type { SignalName } from './killed.ts';
import type { Signals } from './signals.ts';

/** A process that has been started. */
export class RunningProcess {
  constructor(
    readonly exited: Promise<number>,
    private readonly signals: Signals,
  ) {}

  kill(signal: SignalName): void {
    this.signals.deliver(signal);
  }
}
