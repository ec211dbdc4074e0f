import { Coalescer } from '../common/coalescer.ts';
import type { Disposable } from '../common/disposable.ts';
import { Emitter } from '../common/emitter.ts';
import { sleep } from '../common/sleep.ts';
import { Slices } from '../common/slices.ts';
import type {
  BegunCall,
  CallHistory,
  CallHistoryChange,
  CallObserver,
  CallProgress,
  CallRecord,
} from '../contract/call.ts';
import { type CallLimits, CallRing } from './callRing.ts';
import { LoggedCall } from './loggedCall.ts';

const usualLimits: CallLimits = { maxRecords: 1000, maxSize: 4 * 1024 * 1024 };
/**
 * Changes are told together after so many milliseconds: a short call is told once, when it has ended, and so is a flood
 * of calls or of the messages of one.
 */
const tellAfterMs = 100;

/** The calls of one endpoint. While nobody watches it adds up numbers and keeps no message. */
export class CallLog implements CallObserver, CallHistory {
  readonly endpointId: string;
  readonly #limits: CallLimits;
  readonly #meter = new CallMeter();
  readonly #ring: CallRing;
  readonly #underWay = new Set<LoggedCall>();
  /** Calls whose record is missing or out of date. */
  readonly #stale = new Set<LoggedCall>();
  /** Records of which no listener has been told yet. */
  readonly #untold = new Map<number, CallRecord>();
  readonly #changed = new Emitter<CallHistoryChange>();
  readonly #slices = new Slices();
  #watches = 0;
  #lastId = 0;
  /** Tells the listeners of what changed. Absent while nobody watches. */
  #telling: Coalescer<void> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(endpointId: string, limits = usualLimits) {
    this.endpointId = endpointId;
    this.#limits = limits;
    this.#ring = new CallRing(limits);
  }

  get watched(): boolean {
    return this.#watches > 0;
  }

  get inLastMinute(): number {
    return this.#meter.inLastMinute(performance.now());
  }

  get records(): readonly CallRecord[] {
    Array.from(this.#makeRecords());
    return this.#ring.records;
  }

  begun(call: BegunCall): CallProgress {
    this.#meter.count(performance.now());
    this.#lastId += 1;
    const logged = new LoggedCall(this.#lastId, call, this);
    this.#underWay.add(logged);
    this.changed(logged);
    return logged;
  }

  changed(call: LoggedCall): void {
    if (!this.watched) {
      return;
    }
    this.#stale.add(call);
    const [oldest] = this.#stale;
    if (oldest !== undefined && this.#stale.size > this.#limits.maxRecords) {
      // It would not be kept anyway.
      this.#stale.delete(oldest);
    }
    this.#telling?.schedule();
  }

  ended(call: LoggedCall): void {
    this.#underWay.delete(call);
    this.changed(call);
  }

  watch(): Disposable {
    this.#watches += 1;
    if (this.#watches === 1) {
      this.#telling = new Coalescer<void>({
        merge: () => undefined,
        run: (_none, signal) => this.#tell(signal),
      });
      this.#underWay.forEach((call) => this.changed(call));
    }
    let over = false;
    return {
      dispose: () => {
        if (!over) {
          over = true;
          this.#watches -= 1;
          this.#forgetUnwatched();
        }
      },
    };
  }

  clear(): void {
    this.#forget();
    this.#changed.fire({ all: true, calls: [] });
  }

  dispose(): void {
    this.#watches = 0;
    this.#underWay.clear();
    this.#forgetUnwatched();
    this.#changed.dispose();
  }

  #forgetUnwatched(): void {
    if (!this.watched) {
      this.#telling?.dispose();
      this.#telling = undefined;
      this.#forget();
      this.#underWay.forEach((call) => call.forget());
    }
  }

  #forget(): void {
    this.#stale.clear();
    this.#untold.clear();
    this.#ring.clear();
  }

  async #tell(signal: AbortSignal): Promise<void> {
    await sleep(tellAfterMs, signal);
    await this.#slices.run(this.#makeRecords(), signal);
    const calls = [...this.#untold.values()];
    this.#untold.clear();
    if (calls.length > 0) {
      this.#changed.fire({ all: false, calls });
    }
  }

  /** Makes the records that are out of date. One step a record, because one of a long list takes milliseconds. */
  *#makeRecords(): Generator<void> {
    for (const call of [...this.#stale]) {
      this.#stale.delete(call);
      const kept = call.record();
      this.#ring.put(kept);
      this.#untold.set(call.id, kept.record);
      yield;
    }
  }
}

const slots = 60;
const slotMs = 1000;

/** How many calls began in the last minute, to a second. Takes one addition a call, and no timer. */
export class CallMeter {
  readonly #counts = new Uint32Array(slots);
  /** The second that each slot counts. */
  readonly #seconds = new Float64Array(slots).fill(-1);

  /** @param atMs milliseconds on a clock that never goes back */
  count(atMs: number): void {
    const second = Math.floor(atMs / slotMs);
    const slot = second % slots;
    if (this.#seconds[slot] !== second) {
      this.#seconds[slot] = second;
      this.#counts[slot] = 0;
    }
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  inLastMinute(nowMs: number): number {
    const oldest = Math.floor(nowMs / slotMs) - slots;
    return this.#counts.reduce((sum, count, slot) => ((this.#seconds[slot] ?? -1) > oldest ? sum + count : sum), 0);
  }
}
