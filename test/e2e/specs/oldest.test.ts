import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { oldestRelease } from '../../../scripts/workbench/codeServerRelease.ts';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { Explorer } from '../explorer.ts';
import { reportFailure } from '../reportFailure.ts';

/** A look at each kind of thing that the extension puts into VS Code; the rest is tested on the current one. */
describe.skipIf(!(await endToEndAvailable()))('CRI Explorer in the oldest VS Code that it promises', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;

  beforeAll(async () => {
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    await pods.running('sleep 1000', { namespace: 'shop', name: 'web' });
    explorer = await Explorer.open({
      endpoints: [{ name: 'node', address: `unix://${runtime.containerd.socketPath}` }],
      release: oldestRelease,
    });
  });
  afterEach(({ task }) => reportFailure(task, explorer));
  afterAll(async () => {
    await explorer.close();
    await pods.removeAll();
    await runtime[Symbol.asyncDispose]();
  });

  it('shows rows, and tells more of one', async () => {
    const pod = explorer.sandboxes.row('web', /^shop/);
    await pod.waitFor();
    await explorer.sandboxes.expand(pod);
    await explorer.sandboxes.row('app').waitFor();
    await explorer.images.row(/busybox/).waitFor();
    await explorer.runtime.row('Version', /^\d/).waitFor();
    // It comes with what the row knows, and the rest is asked for.
    await expect.poll(() => explorer.sandboxes.tooltip(pod)).toContain('shop');
    await explorer.shot('oldest-rows');
  });

  it('inspects', async () => {
    await explorer.containers.contextMenu(explorer.containers.row('app'), 'Inspect');
    await explorer.workbench.editor.waitForText('CONTAINER_RUNNING');
    await explorer.shot('oldest-inspect');
  });

  it('runs a shell in a terminal', async () => {
    await explorer.containers.contextMenu(explorer.containers.row('app'), 'Exec in Terminal');
    const terminal = explorer.workbench.terminal();
    await terminal.waitForText(/[#$] ?$/);
    await terminal.send('echo sum=$((40+2))\r');
    await terminal.waitForText('sum=42');
    await explorer.shot('oldest-terminal');
    await terminal.send('exit 7\r');
    await terminal.waitForText(/code 7/);
  });

  it('asks before it removes', async () => {
    await explorer.sandboxes.contextMenu(explorer.sandboxes.row('web'), 'Remove Sandbox…');
    await explorer.workbench.dialog.waitForText('web');
    await explorer.workbench.dialog.press('Remove');
    await explorer.sandboxes.row('web').waitFor({ state: 'detached' });
    expect(explorer.workbench.pageErrors).toEqual([]);
  });
});
