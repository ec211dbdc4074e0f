import { describe, expect, it } from 'vitest';
import { CriError } from '../../../../src/contract/failure.ts';
import { plainLog } from '../../../../src/host/ui/plainLog.ts';
import { harmlessTexts, marker, secretTexts } from '../../redact/shapes.ts';

function aLog() {
  const written: string[] = [];
  const write = (...texts: readonly unknown[]): void => void written.push(texts.map(String).join(' '));
  const channel = { info: write, warn: write, error: write, show: () => undefined, dispose: () => undefined };
  return { log: plainLog(channel), written };
}

describe('the log', () => {
  it.each(Object.entries(secretTexts))('hides %s', (_shape, text) => {
    const { log, written } = aLog();
    log.info(text);
    log.warn(text, text);
    log.error('It failed.', new CriError({ reason: 'rejected', method: 'PullImage', code: 'UNKNOWN', detail: text }));
    log.error(text, new Error(text));
    expect(written).toHaveLength(4);
    expect(written.filter((line) => line.includes(marker.slice(0, 6)))).toEqual([]);
  });

  it('keeps what tells no secret', () => {
    const { log, written } = aLog();
    harmlessTexts.forEach((text) => log.info(text));
    // A message is one line, whatever a runtime puts into it.
    expect(written).toEqual(harmlessTexts.map((text) => text.replaceAll('\n', ' ')));
  });

  it('makes one line of each entry, whatever a runtime is called', () => {
    const { log, written } = aLog();
    log.info('node: live, containerd\n2026-01-01 [error] forged \x1b[2J\u202e\u2028end');
    expect(written).toEqual(['node: live, containerd 2026-01-01 [error] forged  [2J end']);
  });

  it('keeps the stack of an error apart from its message, which may have line ends', () => {
    const { log, written } = aLog();
    log.error('It failed.', new Error('one\n    at forged (file.ts:1:1)'));
    const [first, second] = written.join('').split('\n');
    expect(first).toBe('It failed. Error: one     at forged (file.ts:1:1)');
    expect(second).toMatch(/^ {4}at .*plainLog\.test\.ts/);
  });
});
