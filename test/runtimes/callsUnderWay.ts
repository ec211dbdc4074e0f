import type { BegunCall, CallObserver, CallProgress } from '../../src/contract/call.ts';
import type { CriReason } from '../../src/contract/failure.ts';

/** Counts the calls of a client that have begun and not ended. */
export class CallsUnderWay implements CallObserver {
  now = 0;
  most = 0;
  /** Why calls failed, by method, in the order in which they did. */
  readonly failed: { readonly method: string; readonly reason: CriReason }[] = [];

  begun({ method }: BegunCall): CallProgress {
    this.now += 1;
    this.most = Math.max(this.most, this.now);
    return {
      sent: () => undefined,
      received: () => undefined,
      ended: (failure) => {
        this.now -= 1;
        if (failure !== undefined) {
          this.failed.push({ method, reason: failure.reason });
        }
      },
    };
  }
}
