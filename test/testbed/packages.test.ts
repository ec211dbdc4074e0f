import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { networkIsFree } from '../../scripts/testbed/instance/networkIsFree.ts';
import { formatSource, parseListFile, parseSourcesFile } from '../../scripts/testbed/packages/aptSource.ts';
import { lineOfPackage } from '../../scripts/testbed/packages/containerdVersion.ts';
import { readOsRelease } from '../../scripts/testbed/packages/osRelease.ts';
import { suiteSources } from '../../scripts/testbed/packages/suiteSources.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crix-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const inlineKey = '\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQINBF\n -----END PGP PUBLIC KEY BLOCK-----';

describe('sources of apt', () => {
  test('in paragraphs, with comments, a key in whole and disabled ones', () => {
    const sources = parseSourcesFile(
      [
        '# comment',
        'Types: deb deb-src',
        'URIs: http://mirror.example/debian',
        '# comment inside',
        'Suites: bookworm bookworm-updates',
        'Components: main',
        `Signed-By:${inlineKey}`,
        '',
        'Enabled: no',
        'Types: deb',
        'URIs: http://disabled.example',
        'Suites: bookworm',
        'Components: main',
        '',
        'Types: deb-src',
        'URIs: http://sources.example',
        'Suites: bookworm',
      ].join('\n'),
    );
    expect(sources).toEqual([
      {
        uris: ['http://mirror.example/debian'],
        suites: ['bookworm', 'bookworm-updates'],
        components: ['main'],
        options: new Map([['Signed-By', inlineKey]]),
      },
    ]);
    expect(sources.map(formatSource).flatMap(parseSourcesFile)).toEqual(sources);
  });

  test('in lines', () => {
    const text = [
      '# deb http://comment.example bookworm main',
      'deb [arch=amd64 signed-by=/k/a.gpg] http://mirror.example/debian bookworm main contrib # end',
      'deb-src http://mirror.example/debian bookworm main',
      'deb http://mirror.example/security bookworm-security main',
    ].join('\n');
    expect(parseListFile(text)).toEqual([
      {
        uris: ['http://mirror.example/debian'],
        suites: ['bookworm'],
        components: ['main', 'contrib'],
        options: new Map([['Signed-By', '/k/a.gpg']]),
      },
      {
        uris: ['http://mirror.example/security'],
        suites: ['bookworm-security'],
        components: ['main'],
        options: new Map(),
      },
    ]);
  });

  test('of another suite of Debian come from the same mirror; Ubuntu has none of Debian', () => {
    const machine = parseListFile(
      [
        'deb http://mirror.example/security bookworm-security main',
        'deb http://mirror.example/debian bookworm main',
        'deb http://stranger.example/ stable main',
      ].join('\n'),
    );
    const debian = { distribution: 'debian', codename: 'bookworm' } as const;
    expect(suiteSources('sid', debian, machine)).toMatchObject([
      { uris: ['http://mirror.example/debian'], suites: ['sid'], components: ['main'] },
    ]);
    expect(suiteSources('bookworm', debian, machine).map(({ uris }) => uris[0])).toEqual([
      'http://mirror.example/security',
      'http://mirror.example/debian',
    ]);
    const ubuntu = { distribution: 'ubuntu', codename: 'bookworm' } as const;
    expect(() => suiteSources('sid', ubuntu, machine)).toThrow(/suite of Debian/);
    expect(() => suiteSources('noble', { ...ubuntu, codename: 'noble' }, machine)).toThrow(/no source of noble/);
  });
});

describe('the operating system', () => {
  test.each([
    ['ID=debian\nVERSION_CODENAME=trixie\n', { distribution: 'debian', codename: 'trixie' }],
    ['ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\n', { distribution: 'ubuntu', codename: 'noble' }],
    [
      'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_CODENAME=wilma\nUBUNTU_CODENAME=noble\n',
      { distribution: 'ubuntu', codename: 'noble' },
    ],
  ])('%j', async (text, expected) => {
    expect(await readOsRelease(await file('os-release', text))).toEqual(expected);
  });

  test('that has no such packages is a reason to skip', async () => {
    const fedora = await file('os-release', 'ID=fedora\nPRETTY_NAME="Fedora Linux 43"\n');
    await expect(readOsRelease(fedora)).rejects.toThrow('Fedora Linux 43');
    await expect(readOsRelease(join(folder, 'none'))).rejects.toMatchObject({ name: 'TestbedUnavailable' });
  });
});

test.each([
  ['1.6.20~ds1-1+deb12u3', '1.6'],
  ['1.7.24~ds1-6+b4', '1.7'],
  ['2:2.1.9-1', '2.x'],
  ['1.5.2-1', undefined],
])('containerd %s is of line %s', (version, line) => {
  expect(lineOfPackage(version)).toBe(line);
});

test('a network is free when no route but a wide one covers it', async () => {
  const header = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';
  const route = (destination: string, mask: string): string => `eth0\t${destination}\t0\t1\t0\t0\t0\t${mask}\t0\t0\t0`;
  const table = await file(
    'route',
    // default; 10.0.0.0/8; 10.200.7.0/24; 10.208.0.0/16
    [
      header,
      route('00000000', '00000000'),
      route('0000000A', '000000FF'),
      route('0007C80A', '00FFFFFF'),
      route('0000D00A', '0000FFFF'),
    ].join('\n'),
  );
  expect(await networkIsFree('10.200.7', table)).toBe(false);
  expect(await networkIsFree('10.208.3', table)).toBe(false);
  expect(await networkIsFree('10.200.8', table)).toBe(true);
});
