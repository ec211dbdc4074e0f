import { describe, expect, it } from 'vitest';
import { jsonOfMessage, redactedDetail } from '../../../src/calls/jsonOfMessage.ts';
import { harmlessTexts, marker, secretTexts, secretValues } from '../redact/shapes.ts';

const shown = (message: unknown): unknown => jsonOfMessage(message).json;
const secret = 'Marker-S3cret';
const parts = [marker, marker.slice(0, 6), Buffer.from(marker).toString('base64').slice(0, 8)];

describe('a message as JSON', () => {
  it('keeps plain values, and integers that a number would round as text', () => {
    const message = { id: 'a', ready: false, attempt: 2, created_at: '1719000000123456789', ns: 5n, none: null };
    expect(shown(message)).toEqual({
      id: 'a',
      ready: false,
      attempt: 2,
      created_at: '1719000000123456789',
      ns: '5',
      none: null,
    });
    expect(shown(undefined)).toBeNull();
  });

  it('reads the JSON that `info` holds as text, with all digits', () => {
    const info = { info: '{"pid":7,"startedAt":1719000000123456789}', lastCNILoadStatus: 'OK' };
    expect(shown({ info })).toEqual({
      info: { info: { pid: 7, startedAt: '1719000000123456789' }, lastCNILoadStatus: 'OK' },
    });
  });

  it('reads bytes that hold a JSON object, and tells of others how many there are', () => {
    const spec = { type_url: 'types.containerd.io/opencontainers/runtime-spec/1/Spec', value: Buffer.from('{"a":1}') };
    expect(shown({ spec, data: Buffer.from([1, 2, 255]), none: Buffer.alloc(0), part: Buffer.from('{"a":') })).toEqual({
      spec: { ...spec, value: { a: 1 } },
      data: '(3 bytes)',
      none: '',
      part: '(5 bytes)',
    });
  });

  it('survives whatever name a field has', () => {
    expect(JSON.stringify(shown(JSON.parse('{"__proto__":{"a":1},"constructor":"x"}')))).toBe(
      '{"__proto__":{"a":1},"constructor":"x"}',
    );
  });
});

describe('what is long', () => {
  it('is cut with a word that says how much more there is', () => {
    const list = shown({ containers: Array.from({ length: 10_000 }, (_item, index) => ({ id: String(index) })) });
    expect(list).toEqual({
      containers: [...Array.from({ length: 20 }, (_item, index) => ({ id: String(index) })), '… 9980 more'],
    });
    expect(shown({ text: 'x'.repeat(5_000) })).toEqual({ text: `${'x'.repeat(4_096)}… 904 more characters` });
    const labels = Object.fromEntries(Array.from({ length: 250 }, (_item, index) => [`label${index}`, 'x']));
    expect(shown({ labels })).toMatchObject({ labels: { label199: 'x', '…': '50 more' } });
    expect(JSON.stringify(shown({ labels }))).not.toContain('label200');
  });

  it('is not looked at beyond what is shown', () => {
    const item = (index: number): object => {
      if (index >= 20) {
        throw new Error('read');
      }
      return { index };
    };
    const lazy = Array.from({ length: 100 }, (_item, index) =>
      Object.defineProperty({}, 'value', { enumerable: true, get: () => item(index) }),
    );
    expect(JSON.stringify(shown(lazy))).toContain('… 80 more');
  });

  it('ends at a size for the whole, however wide or deep', () => {
    const texts = (): string[] => Array.from({ length: 20 }, () => 'x'.repeat(4_000));
    const wide = Array.from({ length: 20 }, texts);
    const { json, size } = jsonOfMessage(wide);
    expect(size).toBeLessThan(75_000);
    expect(JSON.stringify(json).length).toBeLessThan(75_000);
    let deep: unknown = 'end';
    for (let depth = 0; depth < 10_000; depth += 1) {
      deep = { deep };
    }
    expect(JSON.stringify(shown(deep))).toContain('"deep":"…"');
    expect(shown({ info: { info: `{"a":"${'x'.repeat(600_000)}"}` } })).toMatchObject({
      info: { info: expect.stringMatching(/… \d+ more characters$/) },
    });
  });
});

describe('secrets', () => {
  it.each(Object.entries(secretTexts))('are hidden: %s', (_shape, text) => {
    const told = JSON.stringify([shown({ status: { message: text }, args: ['app', text] }), redactedDetail(text, {})]);
    expect(parts.filter((part) => told.includes(part))).toEqual([]);
  });

  it.each(Object.entries(secretValues))('are hidden: %s', (_shape, value) => {
    const told = JSON.stringify(shown(value));
    expect(parts.filter((part) => told.includes(part))).toEqual([]);
    expect(told).toMatch(/\(hidden\)|\d+ characters/);
  });

  it('are not seen where there are none', () => {
    expect(shown({ texts: harmlessTexts.slice(0, 20) })).toEqual({ texts: harmlessTexts.slice(0, 20) });
    expect(harmlessTexts.map((text) => redactedDetail(text, {}))).toEqual(harmlessTexts);
  });

  it.each([
    ['CRI', { envs: [{ key: 'A', value: secret }] }, { envs: [{ key: 'A', value: '(hidden)' }] }],
    ['CRI, bytes', { envs: [{ key: 'A', value: Buffer.from(secret) }] }, { envs: [{ key: 'A', value: '(hidden)' }] }],
    ['a specification', { env: [`A=${secret}`, `B=x=${secret}`] }, { env: ['A=(hidden)', 'B=(hidden)'] }],
    ['an image', { config: { Env: [`A=${secret}`, secret] } }, { config: { Env: ['A=(hidden)', '(hidden)'] } }],
    ['CRI-O', { MonitorEnv: [`A=${secret}`], env: [secret] }, { MonitorEnv: ['A=(hidden)'], env: ['(hidden)'] }],
    ['a pod', { env: [{ name: 'A', value: secret }] }, { env: [{ name: 'A', value: '(hidden)' }] }],
    ['a map', { environment: { name: secret, value: 5 } }, { environment: { name: '(hidden)', value: '(hidden)' } }],
    ['a history', { created_by: `RUN |1 KEY=${secret} /bin/sh` }, { created_by: 'RUN |1 KEY=(hidden)' }],
  ])('hides the values of an environment and shows its names: %s', (_where, message, expected) => {
    expect(shown(message)).toEqual(expected);
  });

  it('hides an environment in JSON in JSON', () => {
    const applied = JSON.stringify({ spec: { containers: [{ env: [{ name: 'A', value: secret }] }] } });
    const key = 'kubectl.kubernetes.io/last-applied-configuration';
    const config = { annotations: { [key]: applied }, text: JSON.stringify(applied) };
    const info = { info: JSON.stringify({ config }) };
    const json = JSON.stringify(shown({ annotations: { [key]: applied }, info }));
    expect(json).not.toContain(secret);
    expect(shown({ annotations: { [key]: applied } })).toEqual({
      annotations: { [key]: '{"spec":{"containers":[{"env":[{"name":"A","value":"(hidden)"}]}]}}' },
    });
  });

  it('does not show a part of JSON that may hold one, and shows another', () => {
    const part = `{"env":[{"name":"A","value":"${secret}"`;
    expect(shown({ a: part, b: '[::1]:10010' })).toEqual({ a: `(${part.length} characters)`, b: '[::1]:10010' });
  });

  it('hides credentials, and shows for which server', () => {
    const server_address = 'https://quay.io';
    const auth = { username: 'alice', password: secret, auth: 'YQ==', identity_token: '', server_address };
    expect(shown({ auth })).toEqual({
      auth: { ...auth, username: '(hidden)', password: '(hidden)', auth: '(hidden)' },
    });
    const configs = { 'quay.io': { auth: { password: secret }, token: secret } };
    const registry = { configs, headers: { Authorization: [secret] } };
    expect(JSON.stringify(shown({ info: { config: JSON.stringify({ registry }) } }))).not.toContain(secret);
  });

  it('hides what a command printed, and shows the command', () => {
    expect(shown({ cmd: ['cat', '/a'], stdout: Buffer.from('{"a":1}'), stderr: 'text', exit_code: 0 })).toEqual({
      cmd: ['cat', '/a'],
      stdout: '(7 bytes)',
      stderr: '(4 characters)',
      exit_code: 0,
    });
    expect(shown({ tty: false, stdout: true, stderr: true })).toEqual({ tty: false, stdout: true, stderr: true });
  });

  it.each([
    ['http://127.0.0.1:1/exec/Abc', 'http://127.0.0.1:1/(hidden)'],
    ['//127.0.0.1:1/cri/exec/Abc', '//127.0.0.1:1/(hidden)'],
  ])('hides the token of a streaming URL', (url, expected) => {
    expect(shown({ url })).toEqual({ url: expected });
  });

  it.each(['a', '?', '&a', '//', '//?a=', '/exec/', '@'])('takes no time over a hostile text: %s', (part) => {
    const text = part.repeat(300_000);
    expect(JSON.stringify(shown({ created_by: text, url: text, text: `//${text}` })).length).toBeLessThan(20_000);
  });

  it('hides what URLs in texts carry', () => {
    expect(
      shown({
        a: `see https://alice:${secret}@quay.io/v2/?sig=${secret}&x=${secret} and http://h:1/exec/${secret}`,
        b: 'docker.io/library/busybox:1.37',
      }),
    ).toEqual({
      a: 'see https://(hidden)@quay.io/v2/?sig=(hidden)&x=(hidden) and http://h:1/exec/(hidden)',
      b: 'docker.io/library/busybox:1.37',
    });
  });
});

const auth = { username: 'alice', password: 'p"w & x', server_address: 'https://quay.io' };

describe('what a runtime says of a failure', () => {
  it('has no credentials of the request in it, in whatever form', () => {
    const told = [
      auth.password,
      JSON.stringify(auth.password),
      encodeURIComponent(auth.password),
      Buffer.from(`alice:${auth.password}`).toString('base64'),
    ];
    expect(redactedDetail(`quay.io said 401 to ${told.join(' ')}`, { auth })).toBe(
      'quay.io said 401 to (hidden) "(hidden)" (hidden) (hidden)',
    );
  });

  it('has no environment values, but of those that stand in any text', () => {
    const envs = [
      { key: 'A', value: 'secret-value' },
      { key: 'B', value: Buffer.from('bytes-value') },
      { key: 'C', value: '1' },
    ];
    expect(redactedDetail('bad: A=secret-value B=bytes-value at line 1', { config: { envs } })).toBe(
      'bad: A=(hidden) B=(hidden) at line 1',
    );
    expect(redactedDetail('bad: A=secret-value', { env: ['A=secret-value'] })).toBe('bad: A=(hidden)');
  });

  it('may quote a password with half a character in it', () => {
    expect(redactedDetail('not \ud800pw', { auth: { ...auth, password: '\ud800pw' } })).toBe('not (hidden)');
  });

  it('has no signed URL, and an end', () => {
    expect(redactedDetail('Get "https://r.io/blob?X-Amz-Signature=abc": EOF', {})).toBe(
      'Get "https://r.io/blob?X-Amz-Signature=(hidden)": EOF',
    );
    expect(redactedDetail('x'.repeat(100_000), {}).length).toBeLessThan(10_000);
  });
});
