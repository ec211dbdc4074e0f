import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readOnlyMounts } from '../../../src/proc/mountModes.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mounts-'));
  await mkdir(path.join(folder, '1'));
  await mkdir(path.join(folder, '7'));
});

afterAll(() => rm(folder, { recursive: true }));

it('a mount is read-only by itself or by its file system, and the last one at a place is the one that is seen', async () => {
  const lines = [
    '1 0 0:1 / / rw - overlay overlay rw',
    '2 1 0:2 / /sys/fs/cgroup ro - tmpfs tmpfs rw',
    '3 2 0:3 / /sys/fs/cgroup rw,nosuid - tmpfs tmpfs rw,mode=755',
    '4 3 0:4 / /sys/fs/cgroup/pids ro,nosuid - cgroup cgroup rw,pids',
    '5 1 0:5 / /mnt/a\\040b rw - squashfs /dev/loop0 ro',
  ];
  await writeFile(path.join(folder, '7/mountinfo'), `${lines.join('\n')}\n`);
  const modes = await readOnlyMounts(folder, 7);
  expect(modes.known && [...modes.value]).toEqual([
    ['/', false],
    ['/sys/fs/cgroup', false],
    ['/sys/fs/cgroup/pids', true],
    ['/mnt/a b', true],
  ]);
});

it('nothing is known of a process that has ended', async () => {
  expect(await readOnlyMounts(folder, 8)).toMatchObject({ known: false, reason: { why: 'ended' } });
});
