import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/common/limits.ts';
import { rawReply } from '../../../src/cri/rawReply.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { overTheWire } from './overTheWire.ts';

describe('rawReply', () => {
  it('keeps the field names of the wire and 64-bit integers as text', () => {
    const reply = overTheWire(runtimeService.ContainerStatus, {
      status: { id: 'c1', created_at: '1795556855148736999', log_path: '/var/log/x' },
    });
    expect(rawReply(reply)).toMatchObject({
      status: { id: 'c1', created_at: '1795556855148736999', log_path: '/var/log/x', state: 'CONTAINER_CREATED' },
      info: {},
    });
  });

  it('parses the values of info, and leaves what is no JSON as it is', () => {
    const info = { info: '{"pid":7,"runtimeSpec":{"root":null,"args":["sh"]}}', lastCNILoadStatus: 'OK', empty: '' };
    expect(rawReply(overTheWire(runtimeService.Status, { info }))).toMatchObject({
      info: {
        info: { pid: 7, runtimeSpec: { root: null, args: ['sh'] } },
        lastCNILoadStatus: 'OK',
        empty: '',
      },
    });
  });

  it.each([
    ['9223372036854775807', '9223372036854775807'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['[9007199254740993,1]', ['9007199254740993', 1]],
    [
      '{"limit":9223372036854771712,"id":"9223372036854771712"}',
      { limit: '9223372036854771712', id: '9223372036854771712' },
    ],
    ['9007199254740991', 9_007_199_254_740_991],
    ['0.12345678901234567890', 0.123_456_789_012_345_68],
    ['1e21', 1e21],
    ['12345678901234567890.5', 12_345_678_901_234_567_000],
    ['{"a":"say \\"12345678901234567890\\" \\\\"}', { a: 'say "12345678901234567890" \\' }],
  ])('keeps the digits of integers in info: %s', (text, expected) => {
    expect(rawReply({ info: { info: text } })).toEqual({ info: { info: expected } });
  });

  it('takes hostile text for what it is', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const raw = rawReply({ info: { deep, proto: '{"__proto__":{"polluted":true},"constructor":1}' } });
    expect(JSON.stringify(raw['info'])).toContain('"proto":{"__proto__":{"polluted":true},"constructor":1}');
    expect(raw).toMatchObject({ info: { deep } });
    expect({}).not.toHaveProperty('polluted');
  });

  it('reads several megabytes of JSON, and of what is too long to be read shows the beginning', () => {
    const json = (length: number): string => `{"a":"${'x'.repeat(length - 8)}"}`;
    expect(rawReply({ info: { info: json(limits.jsonCharacters) } })).toEqual({
      info: { info: { a: expect.any(String) as string } },
    });
    const { info } = rawReply({ info: { info: json(limits.jsonCharacters + 1) } });
    expect(info).toEqual({ info: expect.stringMatching(/^\{"a":"x+… \d+ more characters$/) as string });
    expect(JSON.stringify(info).length).toBeLessThan(70_000);
  });

  it('copes with a very long string', () => {
    const long = 'x'.repeat(2_000_000);
    expect(rawReply({ info: { info: JSON.stringify({ long }) } })).toEqual({ info: { info: { long } } });
  });

  it('writes bytes as text, and absent messages as null', () => {
    const reply = overTheWire(runtimeService.ExecSync, { stdout: Buffer.from('grüß'), exit_code: 1 });
    expect(rawReply(reply)).toEqual({ stdout: 'grüß', stderr: '', exit_code: 1 });
    expect(rawReply(overTheWire(runtimeService.ContainerStatus, {}))).toEqual({ status: null, info: {} });
  });

  it('puts info last, and does without where there is none', () => {
    expect(Object.keys(rawReply({ info: { a: '1' }, status: null, late: 1 }))).toEqual(['status', 'late', 'info']);
    expect(rawReply({ a: 1, info: null, big: 2n })).toEqual({ a: 1, big: '2' });
  });
});
