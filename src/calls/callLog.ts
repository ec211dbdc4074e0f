import type { Disposable } from '../common/disposable.ts';
import { Emitter } from '../common/emitter.ts';
import type {
  BegunCall,
  CallHistory,
  CallHistoryChange,
  CallObserver,
  CallProgress,
  CallRecord,
} from '../contract/call.ts';
import { CallMeter } from './callMeter.ts';
import { type CallLimits, CallRing } from './callRing.ts';
import { LoggedCall } from './loggedCall.ts';

const usualLimits: CallLimits = { maxRecords: 1000, maxSize: 4 * 1024 * 1024 };
/** A flood of calls, or of the messages of one, is told of once in so many milliseconds. */
const tellAfterMs = 100;
/** After so long another turn has to come before more records are made. */
const maxTurnMs = 10;

/** The calls of one endpoint. While nobody watches it adds up numbers and keeps no message. */
export class CallLog implements CallObserver, CallHistory {
  readonly endpointId: string;
  readonly #limits: CallLimits;
  readonly #meter = new CallMeter();
  readonly #ring: CallRing;
  readonly #underWay = new Set<LoggedCall>();
  /** Those whose record is missing or behind. */
  readonly #behind = new Set<LoggedCall>();
  /** Made, and not yet told of. */
  readonly #untold = new Map<number, CallRecord>();
  readonly #changed = new Emitter<CallHistoryChange>();
  #watches = 0;
  #lastId = 0;
  #timer: NodeJS.Timeout | undefined;

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
    this.#write(Infinity);
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
    this.#behind.add(call);
    const [oldest] = this.#behind;
    if (oldest !== undefined && this.#behind.size > this.#limits.maxRecords) {
      // It would not be kept anyway.
      this.#behind.delete(oldest);
    }
    this.#timer ??= setTimeout(() => this.#tell(), tellAfterMs);
  }

  ended(call: LoggedCall): void {
    this.#underWay.delete(call);
    this.changed(call);
  }

  watch(): Disposable {
    this.#watches += 1;
    if (this.#watches === 1) {
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
    this.#forget();
    this.#changed.dispose();
  }

  #forgetUnwatched(): void {
    if (!this.watched) {
      this.#forget();
      this.#underWay.forEach((call) => call.forget());
    }
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#behind.clear();
    this.#untold.clear();
    this.#ring.clear();
  }

  #tell(): void {
    this.#write(performance.now() + maxTurnMs);
    this.#timer = this.#behind.size > 0 ? setTimeout(() => this.#tell()) : undefined;
    const calls = [...this.#untold.values()];
    this.#untold.clear();
    if (calls.length > 0) {
      this.#changed.fire({ all: false, calls });
    }
  }

  /** Makes the records that are behind, until a moment of `performance.now()`. */
  #write(untilMs: number): void {
    for (const call of this.#behind) {
      this.#behind.delete(call);
      const kept = call.record();
      this.#ring.put(kept);
      this.#untold.set(call.id, kept.record);
      if (performance.now() > untilMs) {
        break;
      }
    }
  }
}
