import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '../../../../src/contract/json.ts';
import { inspectText } from '../../../../src/host/inspect/inspectText.ts';
import { english } from '../../../builders/rows.ts';
import { harmlessTexts, marker, secretTexts, secretValues } from '../../redact/shapes.ts';

const parts = [marker.slice(0, 6), Buffer.from(marker).toString('base64').slice(0, 8)];
const readAtMs = Date.UTC(2026, 10, 29, 12, 40);
const readNote = '# Read 2026-11-29 12:40:00 UTC.\n';
const whole = (reply: JsonObject, areValuesShown = false): string =>
  inspectText(reply, { areValuesShown, readAtMs }, english);
/** Without the line that says when it was read. */
const shown = (...args: Parameters<typeof whole>): string => whole(...args).replace(readNote, '');

describe('what is inspected', () => {
  it('has times as numbers, with the time in words', () => {
    const reply = {
      status: { created_at: '1795955724799619774', started_at: '1795955724799619774', finished_at: '0', attempt: 0 },
      info: { createdAt: '1795955724799619774', startedAt: '2026-11-29T00:00:00Z', at: '1795955724799619774' },
    };
    expect(shown(reply)).toBe(
      [
        'status:',
        '  created_at: 1795955724799619774 # 2026-11-29 12:35:24 UTC',
        '  started_at: 1795955724799619774 # 2026-11-29 12:35:24 UTC',
        '  finished_at: 0',
        '  attempt: 0',
        'info:',
        '  createdAt: 1795955724799619774 # 2026-11-29 12:35:24 UTC',
        '  startedAt: 2026-11-29T00:00:00Z',
        '  at: "1795955724799619774"',
        '',
      ].join('\n'),
    );
  });

  it.each([['0'], ['-6795364578871345152'], ['1'], ['9223372036854775808000'], [0], ['']])(
    'has no time for what stands for none: %j',
    (created_at) => {
      expect(shown({ created_at })).not.toContain('#');
    },
  );

  it.each([...Object.entries(secretTexts).map(([name, text]) => [name, { args: ['app', text], text }] as const)])(
    'hides %s',
    (_shape, reply) => {
      expect(parts.filter((part) => shown(reply).includes(part))).toEqual([]);
      expect(parse(shown(reply, true))).toEqual(reply);
    },
  );

  it.each(Object.entries(secretValues))('hides %s', (_shape, value) => {
    const text = shown(value as JsonObject);
    expect(text).toMatch(/^# Environment values/);
    expect(parts.filter((part) => text.includes(part))).toEqual([]);
    expect(shown(value as JsonObject, true)).toMatch(/^# All values are shown/);
  });

  it('says when it was read, after what it says of its values', () => {
    expect(whole({ a: 1 })).toBe(`${readNote}a: 1\n`);
    expect(whole({ envs: [{ key: 'A', value: 'b' }] }).split('\n')[1]).toBe(readNote.trim());
  });

  it('says nothing of values where none is hidden', () => {
    expect(shown({ texts: harmlessTexts })).toMatch(/^texts:/);
    expect(shown({ texts: harmlessTexts }, true)).toBe(shown({ texts: harmlessTexts }));
  });

  it('writes what is no text as escapes, of which nothing is lost', () => {
    const reply = { 'a\u202eb': 'x\u200by\x7f\u2028z \u{e0041} \u3164', lines: 'a\nb\u202e\n', name: '容器 👩‍💻 é\ttab' };
    const text = shown(reply);
    expect(text).toMatch(/^[^\u202e\u200b\x7f\u2028\u3164]*$/);
    expect(text).toContain('👩‍💻');
    expect(parse(text)).toEqual(reply);
  });
});
