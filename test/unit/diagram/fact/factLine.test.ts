import { describe, expect, it } from 'vitest';
import {
  type Fact,
  type FactSource,
  known,
  unknown,
  type UnknownReason,
} from '../../../../src/contract/layers/fact.ts';
import { factLine } from '../../../../src/diagram/fact/factLine.ts';
import { someFact } from '../../../builders/layers.ts';
import { context } from '../../../builders/rows.ts';

const line = (fact: Fact<string>): ReturnType<typeof factLine> => factLine('Label', fact, (text) => text, context);

describe('a known fact', () => {
  it('is shown with its value and its source', () => {
    expect(line(someFact('2.1.9'))).toEqual({
      ...{ label: 'Label', value: '2.1.9', source: 'Status · info', tone: 'plain', isKnown: true, mono: false },
    });
  });

  it('that is empty is shown as none, not as unknown', () => {
    expect(line(someFact(''))).toMatchObject({ value: 'none', isKnown: true });
  });

  it('is shown without what is likely a secret in it', () => {
    expect(line(someFact('app --password Mk4r')).value).toBe('app --password (hidden)');
  });

  it('may look as it was asked to, and is one short line', () => {
    const shown = factLine('Label', someFact(`a\n\u202e${'b'.repeat(65_536)}`), (text) => text, context, {
      mono: true,
      tone: 'bad',
    });
    expect(shown).toMatchObject({ mono: true, tone: 'bad' });
    expect(shown.value).toMatch(/^a b+…$/);
    expect(shown.value.length).toBeLessThan(250);
  });

  it.each<readonly [FactSource, string]>([
    [{ from: 'call', method: 'PodSandboxStatus', field: 'info.pid' }, 'PodSandboxStatus · info.pid'],
    [{ from: 'call', method: 'ListImages', field: '' }, 'ListImages'],
    [{ from: 'file', path: '/proc/2130/ns/net' }, '/proc/2130/ns/net'],
    [{ from: 'program', commandLine: '/usr/sbin/runc --version' }, '/usr/sbin/runc --version'],
    [{ from: 'design', of: 'runc' }, 'how runc works'],
  ])('of %o names that source', (source, text) => {
    expect(line(known('x', source)).source).toBe(text);
  });
});

describe('an unknown fact', () => {
  it.each<readonly [UnknownReason, string]>([
    [{ why: 'notReported', by: 'CRI-O' }, 'CRI-O does not report it'],
    [{ why: 'notPermitted', path: '/proc/1/ns/net' }, '/proc/1/ns/net may not be read by this user: root may'],
    [{ why: 'madeUp', by: 'demo\n' }, 'demo runs nothing: what it lists is made up'],
    [{ why: 'otherMachine' }, 'the runtime is on another machine: open the editor on that machine to read it'],
    [{ why: 'ended' }, 'its process has ended'],
    [
      { why: 'callFailed', method: 'Content.List', reason: 'permissionDenied' },
      'Content.List failed: permission denied',
    ],
    [{ why: 'notReadYet' }, 'being read: it is read while the sandbox is looked at'],
  ])('because of %o is unknown with that reason', (reason, text) => {
    expect(line(unknown(reason))).toEqual({
      ...{ label: 'Label', value: 'unknown', source: text, tone: 'warn', isKnown: false, mono: false },
    });
  });

  it('is not looked at by the format', () => {
    expect(() =>
      factLine(
        'Label',
        unknown({ why: 'ended' }),
        () => {
          throw new Error('there is no value');
        },
        context,
      ),
    ).not.toThrow();
  });
});
