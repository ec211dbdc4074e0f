import { describe, expect, it } from 'vitest';
import {
  containerMatches,
  filterMessage,
  imageMatches,
  parseFilter,
  sandboxMatches,
} from '../../../src/tree/filter.ts';
import type { PlacedContainer } from '../../../src/tree/rows/container.ts';
import { container } from '../../builders/container.ts';
import { image } from '../../builders/image.ts';
import { english } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';

const placed: PlacedContainer = {
  id: 'c0ffee',
  container: container({ id: 'c0ffee', name: 'Server', labels: { app: 'Web' } }),
  sandbox: sandbox({ runtimeHandler: 'runsc' }),
  image: image(),
};
const matches = (text: string, changes: Partial<PlacedContainer> = {}): boolean =>
  containerMatches({ ...placed, ...changes }, parseFilter(text));

describe('parseFilter', () => {
  it('tells words from text, whatever the case', () => {
    expect(parseFilter('  State:Running ns:a namespace:b handler:runsc Nginx:1.29 ')).toEqual({
      text: 'State:Running ns:a namespace:b handler:runsc Nginx:1.29',
      texts: ['nginx:1.29'],
      states: ['running'],
      namespaces: ['a', 'b'],
      handlers: ['runsc'],
    });
  });

  it('asks for nothing by a word that is still being typed', () => {
    expect(parseFilter('state:')).toMatchObject({ texts: [], states: [] });
  });

  it('bears any text', () => {
    expect(parseFilter('x'.repeat(10_000)).text.length).toBe(500);
    expect(matches('.*')).toBe(false);
    expect(matches('[')).toBe(false);
    expect(matches('\\')).toBe(false);
  });
});

describe('containerMatches', () => {
  it.each(['serv', 'C0FFEE', 'web-0', 'shop', 'nginx:1.2', 'app=web', 'app=', 'web server', ''])(
    'finds it by %j',
    (text) => expect(matches(text)).toBe(true),
  );

  it.each(['nobody', 'app=api', 'server nobody', 'handler:kata', 'ns:blog', 'state:exited'])(
    'does not find it by %j',
    (text) => expect(matches(text)).toBe(false),
  );

  it('finds a word by its beginning, and one of several', () => {
    expect(matches('state:run ns:sh handler:run')).toBe(true);
    expect(matches('state:exited state:running')).toBe(true);
    expect(matches('ns:hop')).toBe(false);
  });

  it('finds what the CRI calls running by what it is as well', () => {
    expect(matches('state:paused', { container: container({ paused: true }) })).toBe(true);
    expect(matches('state:running', { container: container({ paused: true }) })).toBe(true);
    expect(matches('state:orphaned', { sandbox: sandbox({ state: 'notReady' }) })).toBe(true);
  });
});

describe('sandboxMatches and imageMatches', () => {
  it('find a sandbox by its own names and state', () => {
    expect(sandboxMatches(sandbox({ labels: { tier: 'db' } }), parseFilter('tier=db state:ready'))).toBe(true);
    expect(sandboxMatches(sandbox(), parseFilter('state:notready'))).toBe(false);
  });

  it('find an image by its names, and by words through the containers that use it', () => {
    expect(imageMatches(image(), [], parseFilter('NGINX'))).toBe(true);
    expect(imageMatches(image(), [], parseFilter('ns:shop'))).toBe(false);
    expect(imageMatches(image(), [placed], parseFilter('ns:shop nginx'))).toBe(true);
    expect(imageMatches(image(), [placed], parseFilter('server'))).toBe(false);
  });
});

describe('filterMessage', () => {
  it('says how much is shown, in harmless text', () => {
    expect(filterMessage({ shown: 3, total: 120 }, parseFilter('a\u202eb'), english)).toBe(
      '3 of 120 shown, filter: a b',
    );
    expect(filterMessage({ shown: 3, total: 3 }, parseFilter(' '), english)).toBe('');
  });
});
