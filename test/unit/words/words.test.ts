import { describe, expect, it } from 'vitest';
import { familiarName, shortDigest } from '../../../src/images/reference.ts';
import { bytes } from '../../../src/words/bytes.ts';
import { plainText } from '../../../src/words/plainText.ts';
import { age, elapsed, fullTime } from '../../../src/words/time.ts';
import { english } from '../../builders/rows.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('age', () => {
  it.each([
    [0, '<1m'],
    [59 * second, '<1m'],
    [minute, '1m'],
    [hour - 1, '59m'],
    [hour, '1h'],
    [day - 1, '23h'],
    [day, '1d'],
    [400 * day, '400d'],
    // A node's clock may be ahead of ours.
    [-5 * minute, '<1m'],
  ])('after %d ms is %s', (nowMs, text) => {
    expect(age(0n, { l10n: english, nowMs })).toBe(text);
  });

  it('keeps the precision of nanoseconds that exceed 2^53', () => {
    expect(age(1_795_558_647_228_394_123n, { l10n: english, nowMs: 1_795_558_647_228 + 12 * minute })).toBe('12m');
  });

  it('counts seconds only for what is under way', () => {
    expect(elapsed(0, { l10n: english, nowMs: 40_999 })).toBe('40 s');
    expect(elapsed(0, { l10n: english, nowMs: 3 * minute })).toBe('3m');
    expect(elapsed(1000, { l10n: english, nowMs: 0 })).toBe('0 s');
  });
});

describe('fullTime', () => {
  it('is in the zone of the node', () => {
    expect(fullTime(1_795_558_647_228_394_000n)).toBe('2026-11-24 22:17:27 UTC');
  });

  it('survives a number that is no time', () => {
    expect(fullTime(9_000_000_000_000_000_000_000_000n)).toBe('9000000000000000000000000 ns');
  });
});

describe('bytes', () => {
  it.each([
    [0n, '0 B'],
    [1023n, '1023 B'],
    [1024n, '1 KiB'],
    [1_984_646n, '1.9 MiB'],
    [61n * 1024n * 1024n, '61 MiB'],
    [1024n ** 2n - 1n, '1 MiB'],
    [10n * 1024n ** 3n, '10 GiB'],
    [2n ** 64n - 1n, '16 EiB'],
  ])('%d is %s', (size, text) => {
    expect(bytes(size)).toBe(text);
  });
});

describe('familiarName', () => {
  it.each([
    ['docker.io/library/nginx:1.29', 'nginx:1.29'],
    ['docker.io/local/busybox:1', 'local/busybox:1'],
    ['docker.io/library/team/app:1', 'library/team/app:1'],
    ['index.docker.io/library/nginx', 'nginx'],
    ['registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10'],
    ['127.0.0.1:5000/library/nginx:1', '127.0.0.1:5000/library/nginx:1'],
    ['docker.io/localhost/app:1', 'docker.io/localhost/app:1'],
    ['docker.io/other.io/app:1', 'docker.io/other.io/app:1'],
    ['docker.io.evil.example/nginx', 'docker.io.evil.example/nginx'],
    ['', ''],
  ])('%s is shown as %s', (reference, name) => {
    expect(familiarName(reference)).toBe(name);
  });

  it('shortens ids and digests alike', () => {
    expect(shortDigest('sha256:3875733dcf2fbc0762deaa37')).toBe('3875733dcf2f');
    expect(shortDigest('docker.io/local/busybox@sha256:bdcab186fc42d20d093f')).toBe('bdcab186fc42');
    expect(shortDigest('3875733dcf2fbc0762deaa37')).toBe('3875733dcf2f');
  });
});

describe('plainText', () => {
  it('keeps hostile text on one line and in its own direction', () => {
    expect(plainText('a\u0000b\r\nc\u001b[31md')).toBe('a b c [31md');
    expect(plainText('evil\u202egnp.exe')).toBe('evil gnp.exe');
    expect(plainText('line\u2028break')).toBe('line break');
  });

  it('bounds the length without cutting a character in two', () => {
    expect(plainText('x'.repeat(5000))).toBe(`${'x'.repeat(199)}…`);
    expect(plainText(`${'x'.repeat(198)}😀😀`)).toBe(`${'x'.repeat(198)}…`);
  });

  it('leaves other scripts and ordinary emoji alone', () => {
    expect(plainText('节点 café 👩‍🚀')).toBe('节点 café 👩‍🚀');
  });
});
