import { describe, expect, it } from 'vitest';
import { containerMatches, imageMatches, sandboxMatches } from '../../../src/tree/filter.ts';
import { filterMessage, filterProblem } from '../../../src/tree/filterWords.ts';
import { asksForAddresses, parseFilter } from '../../../src/tree/parseFilter.ts';
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
    expect(parseFilter('  State:Running ns:a namespace:b handler:runsc -side -Exit:0 10.0.0.1:5000/x ')).toEqual({
      text: 'State:Running ns:a namespace:b handler:runsc -side -Exit:0 10.0.0.1:5000/x',
      texts: ['10.0.0.1:5000/x'],
      words: new Map([
        ['state', ['running']],
        ['ns', ['a', 'b']],
        ['handler', ['runsc']],
      ]),
      not: { texts: ['side'], words: new Map([['exit', ['0']]]) },
      problems: [],
      addresses: new Map(),
    });
  });

  it.each(['state:', '-', '-ns:'])('asks for nothing by %j, which is still being typed', (typed) => {
    const nothing = { texts: [], words: new Map() };
    expect(parseFilter(typed)).toMatchObject({ ...nothing, not: nothing, problems: [] });
  });

  it('filters by the other words where one means nothing, and says which', () => {
    const filter = parseFilter('web state:bogus exit:ok Nginx:1');
    expect(filter).toMatchObject({ texts: ['web', 'nginx:1'], words: new Map() });
    expect(filter.problems).toEqual([
      { problem: 'noState', part: 'state:bogus' },
      { problem: 'noNumber', part: 'exit:ok' },
      { problem: 'isText', part: 'nginx:1' },
    ]);
  });

  it.each([
    ['web ip:10.', true],
    ['-ip:10.', true],
    ['ip: -ns:shop', false],
  ])('takes the addresses of pods to answer %j: %s', (typed, asks) => {
    expect(asksForAddresses(parseFilter(typed))).toBe(asks);
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

  it.each(['name:serv', 'pod:web', 'image:nginx image:gone', '-handler:kata -side', '-exit:0'])(
    'finds it by %j',
    (text) => expect(matches(text)).toBe(true),
  );

  it.each(['name:web', 'pod:api', 'image:redis', '-server', '-web-0', 'server -state:run', '-image:nginx', 'exit:0'])(
    'does not find it by %j',
    (text) => expect(matches(text)).toBe(false),
  );

  it('finds it by the address of its pod, once that has been read', () => {
    const addresses = new Map([['sandbox-1', ['10.88.0.7', 'fd00::7']]]);
    for (const [typed, is] of [
      ['ip:10.88.', true],
      ['ip:FD00', true],
      ['ip:88', false],
      ['-ip:10.88.0.7', false],
    ] as const) {
      expect(containerMatches(placed, parseFilter(typed, addresses)), typed).toBe(is);
      expect(sandboxMatches(sandbox(), parseFilter(typed, addresses)), typed).toBe(is);
      expect(imageMatches(image(), [placed], parseFilter(typed, addresses)), typed).toBe(is);
    }
    expect(matches('ip:10')).toBe(false);
  });

  it('finds one that ended by its exit code, all of it', () => {
    const exited = container({ state: 'exited', exit: { code: 137, reason: '', message: '' } });
    expect(matches('exit:137', { container: exited })).toBe(true);
    expect(matches('exit:1', { container: exited })).toBe(false);
    expect(matches('-exit:137', { container: exited })).toBe(false);
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

  it('leave out what has a minus before it', () => {
    expect(sandboxMatches(sandbox(), parseFilter('-ns:shop'))).toBe(false);
    expect(sandboxMatches(sandbox(), parseFilter('-ns:blog name:web'))).toBe(true);
    expect(imageMatches(image(), [placed], parseFilter('-state:running'))).toBe(false);
    expect(imageMatches(image(), [placed], parseFilter('-state:exited image:nginx'))).toBe(true);
    expect(imageMatches(image(), [], parseFilter('-nginx'))).toBe(false);
  });

  it('find an image by its names, and by words through the containers that use it', () => {
    expect(imageMatches(image(), [], parseFilter('NGINX'))).toBe(true);
    expect(imageMatches(image(), [], parseFilter('ns:shop'))).toBe(false);
    expect(imageMatches(image(), [placed], parseFilter('ns:shop nginx'))).toBe(true);
    expect(imageMatches(image(), [placed], parseFilter('server'))).toBe(false);
  });
});

describe('filterProblem', () => {
  it.each([
    ['name:web state:', undefined],
    [
      'foo:x',
      {
        text: 'foo:x is looked for as text. Words of the filter are state: ns: handler: name: pod: image: exit: ip:',
        isWrong: false,
      },
    ],
    ['foo:x exit:ok', { text: 'exit:ok filters nothing: an exit code is a number.', isWrong: true }],
    [
      '-state:bogus',
      { text: expect.stringMatching(/^state:bogus filters nothing: a state is ready, /) as string, isWrong: true },
    ],
  ])('of %j is %j', (typed, problem) => {
    expect(filterProblem(parseFilter(typed), english)).toEqual(problem);
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
