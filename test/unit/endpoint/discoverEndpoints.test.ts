import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crictlConfigPath, discoverEndpoints, type Discovery } from '../../../src/endpoint/discoverEndpoints.ts';
import { asNobody, isRoot } from './asNobody.ts';
import { listeningSocket } from './listeningSocket.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const inFolder = temporaryFolder();

interface Machine {
  readonly variable?: string;
  /** The text of crictl's configuration file. */
  readonly crictl?: string;
  readonly usual?: readonly { readonly path: string; readonly name: string }[];
  /** The ids of what was found before. */
  readonly known?: readonly string[];
}

function discover({ variable, crictl, usual = [], known = [] }: Machine): Promise<Discovery> {
  const config = inFolder('crictl.yaml');
  if (crictl !== undefined) {
    writeFileSync(config, crictl);
  }
  return discoverEndpoints({
    env: variable === undefined ? {} : { CONTAINER_RUNTIME_ENDPOINT: variable },
    crictlConfig: config,
    usualPlaces: usual,
    known: new Set(known),
  });
}

const names = ({ endpoints }: Discovery): string[] => endpoints.map(({ name }) => name);
const ids = ({ endpoints }: Discovery): string[] => endpoints.map(({ id }) => id);
const outcomes = ({ entries }: Discovery): string[] => entries.map(({ outcome }) => outcome);

describe('discoverEndpoints', () => {
  it('finds sockets in the usual places, in their order', async () => {
    await using _one = await listeningSocket(inFolder('one.sock'));
    await using _two = await listeningSocket(inFolder('two.sock'));
    const found = await discover({
      usual: [
        { path: inFolder('two.sock'), name: 'Two' },
        { path: inFolder('none.sock'), name: 'None' },
        { path: inFolder('one.sock'), name: 'One' },
      ],
    });
    expect(found.endpoints).toEqual([
      { id: `unix://${inFolder('two.sock')}`, name: 'Two', address: { kind: 'unix', path: inFolder('two.sock') } },
      { id: `unix://${inFolder('one.sock')}`, name: 'One', address: { kind: 'unix', path: inFolder('one.sock') } },
    ]);
    expect(outcomes(found)).toEqual(['found', 'absent', 'found']);
  });

  it('tells of the usual places of this machine when nothing else is asked', async () => {
    const found = await discoverEndpoints({ env: {}, crictlConfig: inFolder('none.yaml') });
    expect(found.entries.map(({ address }) => address)).toContain('unix:///run/containerd/containerd.sock');
  });

  it('takes the variable of crictl first, whether or not anything is there', async () => {
    await using _usual = await listeningSocket(inFolder('usual.sock'));
    const found = await discover({
      variable: `unix://${inFolder('mine.sock')}`,
      usual: [{ path: inFolder('usual.sock'), name: 'Usual' }],
    });
    expect(names(found)).toEqual(['mine.sock', 'Usual']);
    expect(found.entries[0]).toEqual({
      address: `unix://${inFolder('mine.sock')}`,
      source: 'CONTAINER_RUNTIME_ENDPOINT',
      outcome: 'absent',
    });
  });

  it('reads the configuration file of crictl', async () => {
    const found = await discover({ crictl: 'timeout: 10\nruntime-endpoint: "tcp://127.0.0.1:3735"\n' });
    expect(found.endpoints).toEqual([
      {
        id: 'tcp://127.0.0.1:3735',
        name: '127.0.0.1:3735',
        address: { kind: 'tcp', host: '127.0.0.1', port: 3735 },
      },
    ]);
    expect(found.entries[0]).toMatchObject({ source: inFolder('crictl.yaml'), outcome: 'found' });
  });

  it.each([
    ['is empty', '', { problem: 'noEndpoint' }],
    ['is no YAML', 'debug: true\ntimeout: { [', { problem: 'malformed', line: 2 }],
    ['is a list', '# ours\n- runtime-endpoint', { problem: 'noMapping', line: 2 }],
    ['has no endpoint', 'timeout: 10', { problem: 'noEndpoint' }],
    ['has an empty endpoint', 'runtime-endpoint: ""', { problem: 'emptyEndpoint', line: 1 }],
    ['has no value for an endpoint', 'timeout: 10\nruntime-endpoint:', { problem: 'emptyEndpoint', line: 2 }],
    ['has a list for an endpoint', 'runtime-endpoint: [a, b]', { problem: 'noText', line: 1 }],
    [
      'has a number for an endpoint',
      'runtime-endpoint: 3735',
      {
        problem: 'address',
        failure: { reason: 'invalidAddress', address: '3735', problem: 'notAbsolute' },
      },
    ],
    ['is indented with tabs', 'debug: true\n\truntime-endpoint: unix:///run/x.sock', { problem: 'tab', line: 2 }],
    [
      'is indented with blanks and a tab',
      'debug:\n  \truntime-endpoint: unix:///run/x.sock',
      { problem: 'tab', line: 2 },
    ],
    ['has a tab between brackets', 'debug: [\n\ttrue,\n\tfalse]', { problem: 'tab', line: 2 }],
    ['begins with a tab', '\truntime-endpoint: unix:///run/x.sock', { problem: 'tab', line: 1 }],
    ['has no blank after the colon', 'runtime-endpoint:unix:///run/x.sock', { problem: 'noBlank', line: 1 }],
    [
      'has no blank after the colons',
      'runtime-endpoint:unix:///run/x.sock\nimage-endpoint:unix:///run/x.sock\n',
      { problem: 'noBlank', line: 1 },
    ],
    [
      'names the endpoint of images alone',
      'timeout: 2\nimage-endpoint: unix:///run/x.sock',
      { problem: 'imageEndpointAlone', line: 2 },
    ],
    [
      'names the endpoint in its second document',
      'timeout: 10\n---\nruntime-endpoint: unix:///run/x.sock',
      { problem: 'noEndpoint' },
      { problem: 'laterDocument', line: 3 },
    ],
  ])('tells what is wrong with a configuration file that %s, and goes on', async (_what, crictl, ...problems) => {
    await using _usual = await listeningSocket(inFolder('usual.sock'));
    const found = await discover({ crictl, usual: [{ path: inFolder('usual.sock'), name: 'Usual' }] });
    expect(names(found)).toEqual(['Usual']);
    expect(found.entries.slice(0, -1)).toMatchObject(
      problems.map((problem) => ({ source: inFolder('crictl.yaml'), outcome: 'other', problem })),
    );
  });

  it.each([
    ['repeats its keys', 'runtime-endpoint: unix:///run/old.sock\ndebug: true\nruntime-endpoint: unix:///run/x.sock'],
    ['has two documents', 'runtime-endpoint: unix:///run/x.sock\n---\ntimeout: 10'],
    ['has quotes and a comment', `runtime-endpoint: 'unix:///run/x.sock' # ours`],
    ['has an error in its second document', 'runtime-endpoint: unix:///run/x.sock\n---\n{ ['],
    ['begins with a mark and has Windows line ends', '\ufeff---\r\nruntime-endpoint: unix:///run/x.sock\r\n'],
  ])('reads a configuration file that %s as crictl does', async (_what, crictl) => {
    const found = await discover({ crictl });
    expect(ids(found)).toEqual(['unix:///run/x.sock']);
    expect(found.entries).toHaveLength(1);
  });

  it.each([
    ['FIFO', (file: string) => execFileSync('mkfifo', [file]), 'EFTYPE'],
    ['folder', (file: string) => mkdirSync(file), 'EISDIR'],
    ['link to a device', (file: string) => symlinkSync('/dev/zero', file), 'EFTYPE'],
    ['link to itself', (file: string) => symlinkSync(file, file), 'ELOOP'],
    [
      'file of a terabyte',
      (file: string) => {
        writeFileSync(file, '');
        truncateSync(file, 2 ** 40);
      },
      'EFBIG',
    ],
  ])('does not wait for a configuration file that is a %s', async (_what, make, code) => {
    make(inFolder('crictl.yaml'));
    expect((await discover({})).entries).toEqual([
      { source: inFolder('crictl.yaml'), outcome: 'other', problem: { problem: 'unreadable', code } },
    ]);
  });

  it('reads the configuration file that the environment names for crictl', () => {
    expect(crictlConfigPath({ CRI_CONFIG_FILE: '/srv/crictl.yaml' })).toBe('/srv/crictl.yaml');
    expect(crictlConfigPath({})).toBe('/etc/crictl.yaml');
  });

  it('keeps a usual place that was found before, and nothing that is named no more', async () => {
    const usual = [{ path: inFolder('usual.sock'), name: 'Usual' }];
    const known = [`unix://${inFolder('usual.sock')}`, `unix://${inFolder('mistyped.sock')}`];
    expect(names(await discover({ usual, known }))).toEqual(['Usual']);
    expect(names(await discover({ usual }))).toEqual([]);
  });

  it('knows one socket behind two paths though it is not there', async () => {
    symlinkSync(inFolder('run'), inFolder('var-run'));
    const usual = [{ path: inFolder('run', 'a.sock'), name: 'A' }];
    const known = [`unix://${inFolder('run', 'a.sock')}`];
    expect(ids(await discover({ variable: inFolder('var-run', 'a.sock'), usual, known }))).toEqual([
      `unix://${inFolder('var-run', 'a.sock')}`,
    ]);
  });

  it('says what is wrong with an address, and goes on', async () => {
    await using _usual = await listeningSocket(inFolder('usual.sock'));
    const found = await discover({
      variable: 'http://127.0.0.1',
      crictl: 'runtime-endpoint: containerd.sock',
      usual: [{ path: inFolder('usual.sock'), name: 'Usual' }],
    });
    expect(names(found)).toEqual(['Usual']);
    expect(found.entries.slice(0, 2)).toMatchObject([
      {
        outcome: 'other',
        problem: {
          problem: 'address',
          failure: { reason: 'invalidAddress', address: 'http://127.0.0.1', problem: 'unknownScheme' },
        },
      },
      { outcome: 'other', problem: { problem: 'address', failure: { problem: 'notAbsolute' } } },
    ]);
  });

  it('takes an empty variable for none', async () => {
    expect(await discover({ variable: ' ' })).toEqual({ endpoints: [], entries: [] });
  });

  it('knows one socket behind two paths, and keeps the first', async () => {
    mkdirSync(inFolder('run'));
    symlinkSync(inFolder('run'), inFolder('var-run'));
    await using _socket = await listeningSocket(inFolder('run', 'a.sock'));
    symlinkSync(inFolder('run', 'a.sock'), inFolder('alias.sock'));
    const found = await discover({
      variable: inFolder('var-run', 'a.sock'),
      crictl: `runtime-endpoint: unix://${inFolder('alias.sock')}`,
      usual: [{ path: inFolder('run', 'a.sock'), name: 'A' }],
    });
    expect(ids(found)).toEqual([`unix://${inFolder('var-run', 'a.sock')}`]);
    expect(outcomes(found)).toEqual(['found', 'found', 'found']);
  });

  it('offers no plain file or folder in a usual place, but keeps one that the user named', async () => {
    writeFileSync(inFolder('file'), '');
    mkdirSync(inFolder('folder'));
    const found = await discover({
      variable: inFolder('file'),
      usual: [
        { path: inFolder('file'), name: 'File' },
        { path: inFolder('folder'), name: 'Folder' },
        { path: inFolder('file', 'below'), name: 'Below a file' },
      ],
    });
    expect(ids(found)).toEqual([`unix://${inFolder('file')}`]);
    expect(outcomes(found)).toEqual(['other', 'other', 'other', 'absent']);
    expect(found.entries[1]).toMatchObject({ problem: { problem: 'notSocket' } });
  });

  it('takes a dangling link for absent', async () => {
    symlinkSync(inFolder('gone.sock'), inFolder('link.sock'));
    expect(outcomes(await discover({ usual: [{ path: inFolder('link.sock'), name: 'Link' }] }))).toEqual(['absent']);
  });

  it.skipIf(!isRoot)('offers a usual place in a closed folder, so that the way in can be told', async () => {
    chmodSync(inFolder(), 0o755);
    mkdirSync(inFolder('closed'), { mode: 0o700 });
    const found = await asNobody(() => discover({ usual: [{ path: inFolder('closed', 'a.sock'), name: 'Closed' }] }));
    expect(outcomes(found)).toEqual(['denied']);
    expect(names(found)).toEqual(['Closed']);
  });

  it.skipIf(!isRoot)('finds a socket that may be seen but not opened', async () => {
    chmodSync(inFolder(), 0o755);
    await using _socket = await listeningSocket(inFolder('root.sock'));
    chmodSync(inFolder('root.sock'), 0o600);
    const found = await asNobody(() => discover({ usual: [{ path: inFolder('root.sock'), name: 'Root' }] }));
    expect(outcomes(found)).toEqual(['found']);
  });

  it('names a socket after its usual place, however it is spelt', async () => {
    const found = await discover({
      variable: 'unix:///var/run/crio/crio.sock',
      usual: [{ path: '/run/crio/crio.sock', name: 'CRI-O' }],
    });
    expect(found.endpoints[0]).toMatchObject({ name: 'CRI-O' });
  });
});
