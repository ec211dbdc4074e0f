import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OutputPacer } from '../../../src/terminal/outputPacer.ts';

const chunk = 'x'.repeat(64 * 1024);

function pacer() {
  const calls: string[] = [];
  const emitted: string[] = [];
  const instance = new OutputPacer({
    emit: (text) => emitted.push(text),
    pause: () => calls.push('pause'),
    resume: () => calls.push('resume'),
  });
  return { instance, calls, emitted };
}

describe('OutputPacer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('passes the first text at once and gathers what follows closely', () => {
    const { instance, emitted } = pacer();
    instance.push('a');
    instance.push('');
    expect(emitted).toEqual(['a']);
    instance.push('b');
    instance.push('c');
    expect(emitted).toEqual(['a']);
    vi.runAllTimers();
    expect(emitted).toEqual(['a', 'bc']);
    expect(vi.getTimerCount()).toBe(0);
    instance.push('d');
    expect(emitted).toEqual(['a', 'bc', 'd']);
  });

  it('pauses once in a flood, resumes once, and keeps every character in order', () => {
    const { instance, calls, emitted } = pacer();
    const pushed: string[] = [];
    for (let index = 0; index < 40; index += 1) {
      const text = `${index}${chunk}`;
      pushed.push(text);
      instance.push(text);
    }
    expect(calls).toEqual(['pause']);
    vi.advanceTimersToNextTimer();
    expect(calls).toEqual(['pause']);
    vi.runAllTimers();
    expect(calls).toEqual(['pause', 'resume']);
    expect(emitted.join('')).toBe(pushed.join(''));
    expect(Math.max(...emitted.map(({ length }) => length))).toBeLessThan(4 * chunk.length);
  });

  it('emits the rest on flush, and leaves no timer', () => {
    const { instance, emitted } = pacer();
    instance.push('a');
    instance.push('b');
    instance.flush();
    instance.flush();
    expect(emitted).toEqual(['a', 'b']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('drops the rest on dispose', () => {
    const { instance, emitted } = pacer();
    instance.push('a');
    instance.push('b');
    instance.dispose();
    vi.runAllTimers();
    expect(emitted).toEqual(['a']);
  });
});
