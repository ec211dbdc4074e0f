import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { CallHistory } from '../../contract/call.ts';
import type { ToWebview } from '../../protocol/messages.ts';

/**
 * Tells a page of an endpoint's calls while its Calls panel is open: nothing is recorded while none is. A page in a tab
 * that is hidden is gone; recording goes on, and the page that comes after it asks again.
 *
 * Lives in host although it needs no vscode: it knows the calls and the page's protocol, which no other room does.
 */
export class CallsFeed implements Disposable {
  readonly #send: (message: ToWebview) => void;
  #recording: Disposable | undefined;
  #telling: DisposableStore | undefined;
  #isWanted = false;

  constructor(send: (message: ToWebview) => void) {
    this.#send = send;
  }

  /** The panel was opened or closed, or another page has it open. */
  want(isWanted: boolean, calls: CallHistory | undefined): void {
    this.#isWanted = isWanted;
    this.attach(calls);
  }

  /** Follows the calls of the session that is there now; `undefined` where none is. */
  attach(calls: CallHistory | undefined): void {
    const before = this.#recording;
    this.hide();
    this.#recording = this.#isWanted ? calls?.watch() : undefined;
    // Only now: the last watch takes all records with it.
    before?.dispose();
    if (this.#recording !== undefined && calls !== undefined) {
      this.#telling = new DisposableStore();
      this.#telling.add(calls.onDidChange((change) => this.#send({ kind: 'calls', ...change })));
      this.#send({ kind: 'calls', all: true, calls: calls.records });
    }
  }

  hide(): void {
    this.#telling?.dispose();
    this.#telling = undefined;
  }

  dispose(): void {
    this.hide();
    this.#recording?.dispose();
    this.#recording = undefined;
  }
}
