import { describe, expect, it } from 'vitest';
import { parseLocation, parseToHost } from '../../../src/protocol/parseToHost.ts';

const choices = { selectedCardId: 'sandbox/a', expandedGroups: ['runc/shop'] };

describe('parseToHost', () => {
  it.each([
    { requestId: 1, kind: 'ready', location: { at: 'node' }, choices },
    { requestId: 2, kind: 'show', location: { at: 'container', sandboxId: 'a', containerId: 'b' }, choices },
    { requestId: 3, kind: 'reveal', object: { kind: 'image', id: 'sha256:1' }, force: true },
    { requestId: 4, kind: 'run', command: 'stopContainer', object: { kind: 'container', id: 'b' } },
    { requestId: 5, kind: 'watchCalls', watch: true },
    { requestId: 6, kind: 'clearCalls' },
    { requestId: 7, kind: 'exportCalls' },
    { requestId: 8, kind: 'savePicture', format: 'svg', data: '<svg/>' },
    { requestId: 9, kind: 'savePicture', format: 'png', dataBase64: 'AAAA' },
    { requestId: 10, kind: 'recordTour' },
  ])('takes $kind as it is', (message) => {
    expect(parseToHost(message)).toEqual(message);
  });

  it('takes the first `ready` of a page that kept no location', () => {
    expect(parseToHost({ requestId: 1, kind: 'ready', choices })).toEqual({ requestId: 1, kind: 'ready', choices });
  });

  it.each([
    ['no object', 'ready'],
    ['no request id', { kind: 'clearCalls' }],
    ['an unknown kind', { requestId: 1, kind: 'eval', text: 'x' }],
    [
      'a command that is no card command',
      { requestId: 1, kind: 'run', command: 'workbench.action.quit', object: { kind: 'sandbox', id: 'a' } },
    ],
    [
      'an inherited name as a command',
      { requestId: 1, kind: 'run', command: 'constructor', object: { kind: 'sandbox', id: 'a' } },
    ],
    [
      'an object of no kind that we have',
      { requestId: 1, kind: 'reveal', object: { kind: 'file', id: '/etc/shadow' } },
    ],
    ['a location that is none', { requestId: 1, kind: 'show', location: { at: 'sandbox' }, choices }],
    ['choices that are none', { requestId: 1, kind: 'show', location: { at: 'node' }, choices: 'all' }],
    ['a picture of another format', { requestId: 1, kind: 'savePicture', format: 'exe', data: '' }],
  ])('refuses %s', (_, message) => {
    expect(parseToHost(message)).toBeUndefined();
  });

  it('keeps of the choices only what is of the right type, and nothing that was added', () => {
    const message = {
      requestId: 1,
      kind: 'show',
      location: { at: 'node', extra: 1 },
      choices: { selectedCardId: 7, expandedGroups: ['a', 5, null] },
    };
    expect(parseToHost(message)).toEqual({
      requestId: 1,
      kind: 'show',
      location: { at: 'node' },
      choices: { selectedCardId: undefined, expandedGroups: ['a'] },
    });
  });
});

describe('parseLocation', () => {
  it('refuses a step of a tour that is no whole number from 0', () => {
    expect([-1, 1.5, '2'].map((step) => parseLocation({ at: 'tour', step }))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(parseLocation({ at: 'tour', step: 2 })).toEqual({ at: 'tour', step: 2 });
  });
});
