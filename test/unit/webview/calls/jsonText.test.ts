import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../../src/webview/calls/jsonText.ts';

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
