import type { Disposable } from '../../common/disposable.ts';

/** Runs tasks one by one, each in a turn of the event loop of its own, so that they do not block it together. */
export class Turns implements Disposable {
  readonly #waiting: (() => void)[] = [];
  #turn: NodeJS.Immediate | undefined;

  request(task: () => void): void {
    this.#waiting.push(task);
    this.#turn ??= setImmediate(() => this.#run());
  }

  /** Forgets the tasks that wait. */
  dispose(): void {
    clearImmediate(this.#turn);
    this.#turn = undefined;
    this.#waiting.length = 0;
  }

  #run(): void {
    const task = this.#waiting.shift();
    this.#turn = this.#waiting.length > 0 ? setImmediate(() => this.#run()) : undefined;
    task?.();
  }
}
