import { SeededRandom } from '../../src/demo/seededRandom.ts';
import { hostileTexts } from './hostileTexts.ts';

/** Random choices that are the same for the same seed, so that what an attack found is found again. */
export class Random {
  readonly #numbers: SeededRandom;

  constructor(seed: number) {
    this.#numbers = new SeededRandom(seed);
  }

  below(end: number): number {
    return Math.floor(this.#numbers.next() * end);
  }

  chance(probability: number): boolean {
    return this.#numbers.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) {
      throw new Error('There is nothing to pick from.');
    }
    return item;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }

  text(): string {
    return this.chance(0.5) ? this.pick(hostileTexts) : this.bytes(this.below(24)).toString('latin1');
  }
}
