import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readStartOptions, usage } from '../../../scripts/start/startOptions.ts';

const nothing = { demo: false, containerd: false, endpoint: undefined, open: true };

it.each([
  [[], nothing],
  [['--demo', '--no-open'], { ...nothing, demo: true, open: false }],
  [['--containerd'], { ...nothing, containerd: true }],
  [['--endpoint', 'unix:///run/a.sock'], { ...nothing, endpoint: 'unix:///run/a.sock' }],
])('starts with %j', (args, wish) => {
  expect(readStartOptions(args)).toEqual({ kind: 'start', wish });
});

it.each([[['--help']], [['-h']], [['--demo', '--help']]])('explains itself with %j', (args) => {
  expect(readStartOptions(args)).toEqual({ kind: 'help' });
});

it.each([
  [['--bogus'], '--bogus'],
  [['demo'], 'demo'],
  [['--endpoint'], '--endpoint'],
  [['--endpoint', 'unix://run/a.sock'], 'unix:///path'],
  [['--demo', '--containerd'], 'choose one'],
])('says what is wrong with %j', (args, words) => {
  expect(readStartOptions(args)).toEqual({ kind: 'wrong', why: expect.stringContaining(words) as string });
});

it.each([
  ['--help', 0],
  ['--bogus', 2],
])('prints the usage and starts nothing: %s', { timeout: 60_000 }, (flag, code) => {
  const script = path.resolve(import.meta.dirname, '../../../scripts/start.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, flag], {
    encoding: 'utf8',
  });
  expect(status).toBe(code);
  const [told, untold] = code === 0 ? [stdout, stderr] : [stderr, stdout];
  expect(told).toContain(usage);
  expect(told).not.toMatch(/^\s+at /m);
  expect(untold).toBe('');
});
