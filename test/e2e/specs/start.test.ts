import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { InstancePlace } from '../../../scripts/testbed/instance/instancePlace.ts';
import { podAndContainerIds } from '../../../scripts/testbed/instance/instanceState.ts';
import { ensureChromium } from '../../../scripts/workbench/chromium.ts';
import { endToEndAvailable, workbenchAvailable } from '../../runtimes/availability.ts';
import { leftovers } from '../../testbed/leftovers.ts';
import { launchBrowser } from '../objects/browser.ts';
import { screenshot } from '../objects/screenshot.ts';
import { Workbench } from '../objects/workbench.ts';
import { runningProcesses, StartedProcess } from '../startedProcess.ts';

const endToEnd = await endToEndAvailable();
const hasWorkbench = await workbenchAvailable();

/** The first command of a person who has cloned the repository. */
describe('npm start', () => {
  it.skipIf(!endToEnd)('shows the pods of a private containerd; Ctrl-C leaves nothing', async () => {
    await using started = new StartedProcess(['--containerd', '--no-open']);
    await inWorkbench(await started.url(), async (workbench) => {
      const sandboxes = workbench.tree('Sandboxes');
      const pod = sandboxes.row('web', /^shop/);
      await pod.waitFor();
      await sandboxes.expand(pod);
      await sandboxes.row('server').waitFor();
      await sandboxes.row('sidecar').waitFor();
      await screenshot(workbench.page, 'start-containerd');
    });
    expect(started.output).toContain('To choose otherwise: npm start -- --containerd | --demo | --endpoint');
    const [, socketPath = ''] =
      /containerd \S+ with demonstration pods, at unix:\/\/(\S+)\.$/m.exec(started.output) ?? [];
    const place = InstancePlace.ofFolder(path.dirname(socketPath));
    if (place === undefined) {
      throw new Error(`No socket in what it said:\n${started.output}`);
    }
    const ids = await podAndContainerIds(place);
    expect(ids.size).toBeGreaterThan(4);
    const ran = await started.descendants();

    expect([0, 130]).toContain(await started.interrupt());
    expect(await leftovers(place, ids)).toEqual([]);
    expect(await stillRunning(ran)).toEqual([]);
    expect(await readFile('/proc/self/mountinfo', 'utf8')).not.toContain(place.folder);
  });

  it.skipIf(!hasWorkbench)('shows the demonstration runtime; its end leaves nothing', async () => {
    await using temporary = await temporaryFolder();
    await using started = new StartedProcess(['--demo', '--no-open'], { TMPDIR: temporary.path });
    await inWorkbench(await started.url(), async (workbench) => {
      await workbench.tree('Sandboxes').row(/^web-/, /^shop/).waitFor();
      await screenshot(workbench.page, 'start-demonstration');
    });
    expect(started.output).toContain('As asked: the embedded demonstration runtime');
    const [, socketPath = ''] = /at unix:\/\/(\S+)\.$/m.exec(started.output) ?? [];
    expect(existsSync(socketPath)).toBe(true);
    const ran = await started.descendants();

    expect([0, 130, 143]).toContain(await started.terminate());
    expect(existsSync(path.dirname(socketPath))).toBe(false);
    expect(await stillRunning(ran)).toEqual([]);
    // The TypeScript runner keeps its cache there.
    expect((await readdir(temporary.path)).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
  });
});

async function inWorkbench(url: string, use: (workbench: Workbench) => Promise<void>): Promise<void> {
  const chromium = await ensureChromium(console.log);
  if (!chromium.found) {
    throw new Error(chromium.reason);
  }
  const browser = await launchBrowser(chromium.executablePath);
  try {
    const workbench = await Workbench.open(browser, { url: () => url, workspaceFolder: process.cwd() });
    await workbench.openContainer('CRI Explorer');
    await use(workbench);
  } finally {
    await browser.close();
  }
}

async function stillRunning(ran: readonly { readonly pid: number; readonly command: string }[]): Promise<string[]> {
  const now = await runningProcesses();
  const same = now.filter(({ pid, command }) => ran.some((other) => other.pid === pid && other.command === command));
  return same.map(({ pid, command }) => `${pid} ${command}`);
}

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 't-'));
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
