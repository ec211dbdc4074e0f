import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { printedVersion, RuntimeVersions, versionInLine } from '../../../src/proc/binaryVersion.ts';
import { unlessAborted } from '../../../src/proc/procNode.ts';
import { madeMachine } from './madeMachine.ts';

const { at, write, node } = madeMachine();

/** A program that says so in the file `runs` each time it runs. */
async function program(name: string, script: string): Promise<string> {
  write(name, `#!/bin/sh\necho run "$@" >> ${at('runs')}\n${script}\n`);
  await chmod(at(name), 0o755);
  return at(name);
}
const runs = (): readonly string[] =>
  existsSync(at('runs')) ? readFileSync(at('runs'), 'utf8').trimEnd().split('\n') : [];
const versions = (mayRun = true): RuntimeVersions =>
  new RuntimeVersions([at('sbin'), at('bin')], () => Promise.resolve(mayRun));
const notReported = (by: string) => ({ known: false, reason: { why: 'notReported', by } });

describe('the version of a low-level runtime', () => {
  it('is what its binary prints, which is run once', async () => {
    const runc = await program('bin/runc', 'echo "runc version 1.1.5+ds1"; echo "commit: 1.1.5"');
    const all = versions();
    const fact = { known: true, value: '1.1.5+ds1', source: { from: 'program', commandLine: `${runc} --version` } };
    expect(await all.versionOf(runc)).toEqual(fact);
    expect(await all.versionOf('runc')).toEqual(fact);
    expect(runs()).toEqual(['run --version']);
  });

  it('is asked for again when the file has changed', async () => {
    const crun = await program('bin/crun', 'echo crun version 1.8.1');
    const all = versions();
    await all.versionOf(crun);
    await program('bin/crun', 'echo crun version 1.14.10');
    expect(await all.versionOf(crun)).toMatchObject({ value: '1.14.10' });
  });

  it('is of the file that a link leads to, which has to be a low-level runtime too', async () => {
    const crun = await program('opt/crun', 'echo crun version 1.8.1');
    const other = await program('opt/other', 'echo runc version 1.0');
    mkdirSync(at('bin'));
    symlinkSync(crun, at('bin', 'runc'));
    symlinkSync(other, at('bin', 'runsc'));
    expect(await versions().versionOf('runc')).toMatchObject({
      value: '1.8.1',
      source: { commandLine: `${realpathSync(crun)} --version` },
    });
    expect(await versions().versionOf('runsc')).toEqual(notReported('runsc'));
    expect(runs()).toHaveLength(1);
  });

  it.each(['containerd-shim-runc-v2', 'sh', 'runc --help', '../bin/runc', './runc', '', '/', '-runc', 'runc\0'])(
    'is not asked of %j',
    async (binary) => {
      await program('bin/runc', 'echo runc version 1.0');
      await program('bin/containerd-shim-runc-v2', 'echo runc version 1.0');
      await program('bin/runc --help', 'echo runc version 1.0');
      expect(await versions().versionOf(binary)).toEqual(notReported(binary));
      expect(runs()).toEqual([]);
    },
  );

  it('is not asked of a file that is no program', async () => {
    write('bin/runc', 'echo runc version 1.0');
    mkdirSync(at('bin', 'crun'));
    expect(await versions().versionOf(at('bin', 'crun'))).toEqual(notReported(at('bin', 'crun')));
    expect(await versions().versionOf(at('bin', 'runc'))).toEqual({
      known: false,
      reason: { why: 'notPermitted', path: at('bin', 'runc') },
    });
    expect(await versions().versionOf(at('bin', 'youki'))).toEqual(notReported(at('bin', 'youki')));
  });

  it('is not asked of a file that is not safe to run', async () => {
    const runc = await program('bin/runc', 'echo runc version 1.0');
    expect(await versions(false).versionOf(runc)).toEqual(notReported(runc));
    // Whoever the test's user is, others may put files into the folder for temporary files.
    expect(await node().binaryVersion(runc)).toEqual(notReported(runc));
    expect(await node().binaryVersion('runc')).toEqual(notReported('runc'));
    expect(runs()).toEqual([]);
  });

  it.each([
    ['fails', 'echo runc version 1.0; exit 3'],
    ['prints nothing', ''],
    ['prints something else', 'echo "Usage: runc"'],
    ['prints it too late', 'echo; echo runc version 1.0'],
    ['prints too much', 'head -c 100000 /dev/zero'],
  ])('is not reported by one that %s', async (_, script) => {
    const runc = await program('bin/runc', script);
    expect(await versions().versionOf(runc)).toEqual(notReported(runc));
  });

  it('is not reported by one that cannot be run', async () => {
    const runc = await program('bin/runc', '');
    write('bin/runc', '#!/no/such/interpreter\n');
    expect(await versions().versionOf(runc)).toEqual(notReported(runc));
  });

  it('is not reported by one that is being written, nor by a name that no file can have', async () => {
    await program('bin/runc', 'echo runc version 1.0');
    const written = openSync(at('bin/runc'), 'r+');
    expect(await versions().versionOf(at('bin/runc'))).toEqual(notReported(at('bin/runc')));
    closeSync(written);
    expect(await versions().versionOf('/bin\0/runc')).toEqual(notReported('/bin\0/runc'));
  });

  describe('with secrets in the environment', () => {
    afterEach(() => vi.unstubAllEnvs());

    it('does not hand them on', async () => {
      vi.stubEnv('SECRET', 'hunter2');
      const runc = await program('bin/runc', 'echo "runc version ${SECRET:-none}"');
      expect(await versions().versionOf(runc)).toMatchObject({ value: 'none' });
    });
  });

  it('is not waited for without an end', async () => {
    await expect(printedVersion(await program('bin/runc', 'exec sleep 1000'), 50)).rejects.toThrow('aborted');
  });

  it('is not waited for when the caller has lost interest', async () => {
    const endless = new Promise<string>(() => undefined);
    const leaving = new AbortController();
    const waiting = unlessAborted(endless, leaving.signal, 'left');
    leaving.abort();
    expect(await waiting).toBe('left');
    expect(await unlessAborted(endless, AbortSignal.abort(), 'left')).toBe('left');
    expect(await unlessAborted(Promise.resolve('done'), new AbortController().signal, 'left')).toBe('done');
    const runc = await program('bin/runc', 'echo runc version 1.0');
    expect(await node().binaryVersion(runc, AbortSignal.abort())).toEqual({
      known: false,
      reason: { why: 'notReadYet' },
    });
  });
});

describe('versionInLine', () => {
  it.each([
    ['runc version 1.1.5+ds1', '1.1.5+ds1'],
    ['runc version 1.0.0~rc93+ds1', '1.0.0~rc93+ds1'],
    ['crun version 1.8.1\r', '1.8.1'],
    ['runsc version release-20221212.0', 'release-20221212.0'],
    ['runsc version 0.0~20221219.0', '0.0~20221219.0'],
    ['youki version: 0.3.3', '0.3.3'],
    ['kata-runtime  : 3.2.0', '3.2.0'],
    ['runc version', undefined],
    ['runc version 1.0 and more', undefined],
    ['runc version \u001B[31m1.0', undefined],
    [`runc version ${'1'.repeat(65)}`, undefined],
  ])('finds in %j %j', (line, version) => {
    expect(versionInLine(line)).toBe(version);
  });
});
