import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { CallHistory } from '../../contract/callHistory.ts';
import type { ToWebview } from '../../protocol/toWebview.ts';

/** Tells a page of an endpoint's calls while its Calls panel is open: nothing is recorded while none is. */
export class CallsFeed implements Disposable {
  readonly #owned = new DisposableStore();

  constructor(calls: CallHistory, send: (message: ToWebview) => void) {
    this.#owned.add(calls.watch());
    this.#owned.add(calls.onDidChange((change) => send({ kind: 'calls', ...change })));
    send({ kind: 'calls', all: true, calls: calls.records });
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
