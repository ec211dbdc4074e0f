import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runDemonstrationPods } from '../start/demonstrationPods.ts';
import { knownInstances } from './instance/instanceRecord.ts';
import { socketPathOf } from './instance/instanceState.ts';
import { removeInstances } from './instance/sweepInstances.ts';
import { containerdVersions, isContainerdVersion } from './packages/containerdVersion.ts';
import { prepareRuntimes } from './packages/prepareRuntimes.ts';
import { startTestbed } from './startTestbed.ts';
import { TestbedUnavailable } from './testbedUnavailable.ts';

const usage = `Real container runtimes to try things on, from Debian packages that are unpacked, never installed.

  npm run testbed -- up <${containerdVersions.join('|')}> [--pods]   start one (with demonstration pods) and leave it running
  npm run testbed -- down [<id>...]             remove these; without an id, all that "up" started
  npm run testbed -- down --all                 also remove those that belong to a running process
  npm run testbed -- list                       show what is there
  npm run testbed -- packages                   download the packages of all versions`;

try {
  process.exitCode = await main();
} catch (error) {
  const unavailable = error instanceof TestbedUnavailable;
  console.error(unavailable ? `skipped: ${error.reason}` : error);
  process.exitCode = unavailable ? 3 : 1;
}

async function main(): Promise<number> {
  const options = { pods: { type: 'boolean' }, all: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command, ...rest] = positionals;
  if (command === 'up') return up(rest[0] ?? '2.x', values.pods ?? false);
  if (command === 'down') return down(rest, values.all ?? false);
  if (command === 'list') return list();
  if (command === 'packages') return packages();
  console.error(usage);
  return 2;
}

async function up(version: string, pods: boolean): Promise<number> {
  if (!isContainerdVersion(version)) {
    console.error(`No such version: ${version}. There are ${containerdVersions.join(', ')}.`);
    return 2;
  }
  const testbed = await startTestbed({ versions: [version], registry: false, owner: null, report });
  const containerd = testbed.containerd(version);
  if (pods) {
    const { socketPath, cgroupParent, folder } = containerd;
    const place = { socketPath, cgroupParent, logFolder: join(folder, 'logs') };
    await runDemonstrationPods(place, report).catch(async (error: unknown) => {
      await testbed.stop();
      throw error;
    });
  }
  report(`Up, until: npm run testbed -- down ${containerd.id}`);
  console.log(containerd.socketPath);
  return 0;
}

async function down(ids: readonly string[], all: boolean): Promise<number> {
  const unknown = new Set(ids);
  const removed = await removeInstances(({ place, ownerState }) => {
    unknown.delete(place.id);
    return ids.length > 0 ? ids.includes(place.id) : all || ownerState !== 'running';
  }, report);
  for (const id of unknown) console.error(`No instance ${id}: see "list"`);
  if (removed === 0) report('Nothing to remove');
  return unknown.size === 0 ? 0 : 1;
}

async function list(): Promise<number> {
  for (const { place, label, owner, ownerState } of await knownInstances()) {
    const belongs = { nobody: 'until taken down', running: `of process ${owner?.pid}`, dead: 'abandoned' }[ownerState];
    console.log([place.id, label, belongs, label === 'registry' ? place.folder : socketPathOf(place)].join('\t'));
  }
  return 0;
}

async function packages(): Promise<number> {
  for (const [line, { version, binDir }] of (await prepareRuntimes(containerdVersions, report)).containerds) {
    console.log([line, version, binDir].join('\t'));
  }
  return 0;
}

/** Progress goes to standard error: standard output is for the answer. */
function report(message: string): void {
  console.error(message);
}
