import { describe, expect, it } from 'vitest';
import { webviewWords } from '../../../../src/diagram/words.ts';
import {
  callDuration,
  callSize,
  callTone,
  clockText,
  jsonText,
  outcomeText,
} from '../../../../src/webview/calls/callText.ts';
import { callRecord } from '../../../builders/callRecord.ts';
import { english } from '../../../webview/standalone/english.ts';

const words = webviewWords(english);
const { durationMs: _ended, ...begun } = callRecord({ outcome: 'underWay', startedAtMs: 1000 });

describe('a call in words', () => {
  it.each([
    [0.04, '0.0 ms'],
    [1.25, '1.3 ms'],
    [34.4, '34 ms'],
    [3100, '3.1 s'],
    [12_400, '12 s'],
    [720_000, '12 min'],
  ])('took %d milliseconds: %s', (durationMs, text) => {
    expect(callDuration(callRecord({ durationMs }), 0, words)).toBe(text);
  });

  it('has taken the time since it began while it is under way, and none by a clock that is behind', () => {
    expect(callDuration(begun, 6000, words)).toBe('5.0 s');
    expect(callDuration(begun, 0, words)).toBe('0.0 ms');
  });

  it('has the size of what came back, of a stream with the number of messages', () => {
    expect(callSize(callRecord({ responseBytes: 9216 }))).toBe('9 KiB');
    expect(callSize(callRecord({ responseBytes: 420, messages: 31 }))).toBe('420 B · 31×');
  });

  it('says how it ended, and shows it', () => {
    const ends = (['ok', 'underWay', 'notFound'] as const).map((outcome) => callRecord({ outcome }));
    expect(ends.map((call) => outcomeText(call, words))).toEqual(['succeeded', 'under way', 'failed: notFound']);
    expect(ends.map(callTone)).toEqual(['good', 'accent', 'bad']);
  });

  it('began at a time of the person’s day', () => {
    expect(clockText(new Date(2026, 5, 21, 4, 3, 7, 25).getTime())).toBe('04:03:07.025');
  });
});

describe('the JSON of a call', () => {
  it('shows marks of direction instead of following them', () => {
    expect(jsonText({ name: 'gpj.\u202etxt\u2066', other: 'שלום' })).toBe(
      '{\n  "name": "gpj.\\u202etxt\\u2066",\n  "other": "שלום"\n}',
    );
  });

  it('stays JSON of the same', () => {
    const value = { '\u200f': ['\u2069\\'] };
    expect(JSON.parse(jsonText(value))).toEqual(value);
  });
});
