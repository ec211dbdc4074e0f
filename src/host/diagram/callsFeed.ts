import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { CallHistory, CallRecord } from '../../contract/call.ts';
import { type NameOf, withObject } from '../../diagram/callObject.ts';
import type { ToWebview } from '../../protocol/messages.ts';

/**
 * Tells a page of an endpoint's calls while its Calls panel is open: nothing is recorded while none is. A page in a tab
 * that is hidden is gone; recording goes on, and the page that comes after it asks again.
 *
 * Lives in host although it needs no vscode: it knows the calls and the page's protocol, which no other room does.
 */
export class CallsFeed implements Disposable {
  readonly #send: (message: ToWebview) => void;
  readonly #nameOf: NameOf;
  #recording: Disposable | undefined;
  #telling: DisposableStore | undefined;
  #isWanted = false;

  constructor(send: (message: ToWebview) => void, nameOf: NameOf) {
    this.#send = send;
    this.#nameOf = nameOf;
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
      this.#telling.add(calls.onDidChange(({ all, calls: changed }) => this.#tell(all, changed)));
      this.#tell(true, calls.records);
    }
  }

  #tell(all: boolean, calls: readonly CallRecord[]): void {
    this.#send({ kind: 'calls', all, calls: calls.map((call) => withObject(call, this.#nameOf)) });
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
