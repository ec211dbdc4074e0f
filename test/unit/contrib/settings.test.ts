import { expect, it } from 'vitest';
import { type SettingName, settings, settingValue } from '../../../src/contrib/settings.ts';

it('reads every default as it is', () => {
  for (const name of Object.keys(settings) as SettingName[]) {
    expect(settingValue(name, settings[name].default), name).toEqual(settings[name].default);
  }
});

it('keeps numbers within the bounds of the schema, and takes the default for what is none', () => {
  expect(settingValue('stopGracePeriodS', -5)).toBe(0);
  expect(settingValue('refreshIntervalMs', 1)).toBe(500);
  expect(settingValue('requestTimeoutMs', '10')).toBe(10_000);
  expect(settingValue('requestTimeoutMs', Number.NaN)).toBe(10_000);
});

it('takes endpoints with an address, named or not, and drops the rest', () => {
  const raw = [
    { address: '/run/a.sock' },
    { name: ' node ', address: 'tcp://h:1' },
    { name: 'x' },
    null,
    '/run/b.sock',
  ];
  expect(settingValue('endpoints', raw)).toEqual([
    { address: '/run/a.sock' },
    { name: 'node', address: 'tcp://h:1' },
    { address: '/run/b.sock' },
  ]);
  expect(settingValue('endpoints', 'text')).toEqual([]);
});

it('never has no shell to try', () => {
  expect(settingValue('execShells', [])).toEqual(['bash', 'ash', 'sh']);
  expect(settingValue('execShells', ['zsh', 7, ''])).toEqual(['zsh']);
});

it('takes no setting from a workspace, trusted or not', () => {
  for (const [name, { scope }] of Object.entries(settings)) {
    expect([name, scope]).toEqual([name, 'machine']);
  }
});
