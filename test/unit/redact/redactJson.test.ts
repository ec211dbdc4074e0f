import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../src/common/isRecord.ts';
import type { JsonObject } from '../../../src/contract/json.ts';
import { redactJson } from '../../../src/redact/redactJson.ts';
import { harmlessTexts, marker, secretTexts, secretValues } from './shapes.ts';

const parts = [marker, marker.slice(0, 6), Buffer.from(marker).toString('base64').slice(0, 8)];

const samplesFolder = path.resolve(import.meta.dirname, '../../facts/samples');
const samples = readdirSync(samplesFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.json'),
);

/** The places where two values differ. */
function changes(before: unknown, after: unknown, place: string): string[] {
  if (!isRecord(before) && !Array.isArray(before)) {
    return before === after ? [] : [place];
  }
  const now = after as Readonly<Record<string, unknown>>;
  return Object.entries(before).flatMap(([key, value]) => changes(value, now[key], `${place}.${key}`));
}

describe('redactJson', () => {
  it.each(Object.entries(secretValues))('hides %s', (_shape, value) => {
    const told = JSON.stringify(redactJson(value as JsonObject));
    expect(parts.filter((part) => told.includes(part))).toEqual([]);
    expect(told).toContain('(hidden)');
  });

  it.each(Object.entries(secretTexts))('hides in any text %s', (_shape, text) => {
    const told = JSON.stringify(redactJson({ status: { message: text }, args: ['app', text] }));
    expect(parts.filter((part) => told.includes(part))).toEqual([]);
  });

  it('leaves what tells no secret as it is', () => {
    const value = {
      texts: harmlessTexts,
      labels: { tokenizer: 'bert', secretName: 'shop-tls', author: 'alice' },
      volumes: [
        {
          secret: { secretName: 'shop-tls', items: [] },
          serviceAccountToken: { path: 'token', expirationSeconds: 3607 },
        },
      ],
      envFrom: [{ secretRef: { name: 'shop' } }],
      passwordFile: '/etc/app/password',
      token: null,
      password: '',
      args: ['app', '--token-file', '/etc/app/token', '--tokenizer=bert', '-p', '80'],
      text: '{ "a": 1,  "b": [12345678901234567890] }',
    };
    expect(redactJson(value)).toEqual(value);
  });

  it.each(samples)(
    'takes nothing from what real runtimes answered but environments and the tokens of streams: %s',
    (file) => {
      const reply: unknown = JSON.parse(readFileSync(path.join(samplesFolder, file), 'utf8'));
      const changed = changes({ reply }, redactJson({ reply } as JsonObject), '');
      expect(changed.filter((place) => !/env|\.url$/i.test(place))).toEqual([]);
    },
  );

  it('hides the part of a text of JSON that is secret, and keeps its digits', () => {
    expect(redactJson({ text: '{"at":12345678901234567890,"password":"x"}' })).toEqual({
      text: '{"at":"12345678901234567890","password":"(hidden)"}',
    });
  });

  it('survives whatever depth and names a reply has', () => {
    let deep: JsonObject = { password: marker };
    for (let depth = 0; depth < 20_000; depth += 1) {
      deep = { deep };
    }
    expect(JSON.stringify(redactJson({ deep }))).not.toContain(marker);
    expect(redactJson(JSON.parse('{"__proto__":{"a":1},"constructor":"x"}') as JsonObject)).toEqual(
      JSON.parse('{"__proto__":{"a":1},"constructor":"x"}'),
    );
  });
});
