import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CriError } from '../../../../src/contract/failure.ts';
import { followAddresses } from '../../../../src/host/view/filterAddresses.ts';
import { ViewChoicesStore } from '../../../../src/host/ui/viewChoicesStore.ts';
import { TestSessions } from '../../../builders/endpointSessions.ts';
import { sandbox } from '../../../builders/sandbox.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('reads the addresses of pods only while the filter asks for them, of each once, also of one that comes', async () => {
  const asked: string[] = [];
  const sandboxDetails = (id: string) => {
    asked.push(id);
    return Promise.resolve({ ips: [`10.0.0.${id}`], raw: {} });
  };
  const sessions = new TestSessions();
  const store = sessions.open('node', { sandboxDetails });
  const choices = new ViewChoicesStore({ keys: () => [], get: () => undefined, update: () => Promise.resolve() });
  const following = followAddresses(choices, sessions);
  const [one, ended] = [sandbox({ id: '1' }), sandbox({ id: '2', state: 'notReady' })];
  store.apply({ connection: { phase: 'live' }, sandboxes: [one, ended] });
  choices.filter('web');
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual([]);

  choices.filter('ip:10');
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual(['1']);
  expect(choices.choices.filter.addresses).toEqual(new Map([['1', ['10.0.0.1']]]));
  choices.filter('ip:10.0');
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual(['1']);
  store.apply({ sandboxes: [one, ended, sandbox({ id: '3' })] });
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual(['1', '3']);
  expect([...choices.choices.filter.addresses.keys()]).toEqual(['1', '3']);
  following.dispose();
});

it('asks again for addresses that could not be read', async () => {
  const sandboxDetails = vi.fn(() => Promise.resolve({ ips: ['10.0.0.1'], raw: {} }));
  sandboxDetails.mockRejectedValueOnce(new CriError({ reason: 'gaveUp', method: 'PodSandboxStatus', detail: '' }));
  const sessions = new TestSessions();
  const store = sessions.open('node', { sandboxDetails });
  store.apply({ connection: { phase: 'live' }, sandboxes: [sandbox({ id: '1' })] });
  const choices = new ViewChoicesStore({ keys: () => [], get: () => undefined, update: () => Promise.resolve() });
  const following = followAddresses(choices, sessions);
  choices.filter('ip:10');
  await vi.advanceTimersByTimeAsync(5000);
  choices.filter('ip:10.');
  await vi.advanceTimersByTimeAsync(5000);
  expect(choices.choices.filter.addresses).toEqual(new Map([['1', ['10.0.0.1']]]));
  following.dispose();
});
