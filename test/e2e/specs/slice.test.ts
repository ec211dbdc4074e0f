import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { Explorer } from '../explorer.ts';
import { reportFailure } from '../reportFailure.ts';

/** The whole way, from a click in a real VS Code to a real containerd and back. */
describe.skipIf(!(await endToEndAvailable()))('CRI Explorer on a real containerd', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;

  beforeAll(async () => {
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    explorer = await Explorer.open({
      endpoints: [{ name: 'node', address: `unix://${runtime.containerd.socketPath}` }],
    });
  });
  afterEach(async ({ task }) => {
    await reportFailure(task, explorer);
    await pods.removeAll();
    // The next test must not act upon the rows of this one.
    await explorer.containers.row('app').waitFor({ state: 'detached' });
  });
  afterAll(async () => {
    await explorer.close();
    await runtime[Symbol.asyncDispose]();
  });

  it('shows the rows of a real pod', async () => {
    const { spec } = await pods.running('sleep 1000', { namespace: 'shop', name: 'web', runtimeHandler: 'runsc' });
    const pod = explorer.sandboxes.row(spec.name, /shop · runsc · /);
    await pod.waitFor();
    await explorer.sandboxes.expand(pod);
    await explorer.sandboxes.row('app').waitFor();
    await explorer.containers.row('app').waitFor();
    await explorer.images.row(/busybox/).waitFor();
    await explorer.runtime.row('Version', /^\d/).waitFor();
    await explorer.shot('rows-of-a-pod');
  });

  it('keeps what is expanded when something changes', async () => {
    const pod = await pods.running('sleep 1000', { name: 'steady' });
    const row = explorer.sandboxes.row('steady');
    await row.waitFor();
    await explorer.sandboxes.expand(row);
    const container = explorer.sandboxes.row('app');
    await container.click();
    await pods
      .container(pod, 'sleep 1000', { name: 'late' })
      .then(({ containerId }) => runtime.client.runtime.startContainer(containerId));
    await explorer.sandboxes.row('late').waitFor();
    await runtime.client.runtime.stopContainer(pod.containerId, 0);
    await explorer.sandboxes.row('app', /exited 137/).waitFor();
    expect(await row.getAttribute('aria-expanded')).toBe('true');
    expect(await container.getAttribute('aria-selected')).toBe('true');
  });

  it('pulls an image from a registry', async () => {
    await explorer.workbench.runCommand('CRI: Pull Image…');
    await explorer.workbench.quickInput.answer(runtime.pullableImage);
    await explorer.images.row(/local\/hello:1$/).waitFor();
    await explorer.shot('image-pulled');
  });

  it('asks before it removes an image, naming what goes, and the row goes', async () => {
    await runtime.client.images.pullImage(runtime.pullableImage);
    const row = explorer.images.row(/local\/hello:1$/);
    await row.waitFor();
    await explorer.images.contextMenu(row, 'Remove Image…');
    await explorer.workbench.dialog.waitForText('local/hello:1');
    await explorer.shot('image-removal-asked');
    await explorer.workbench.dialog.press('Remove');
    await row.waitFor({ state: 'detached' });
  });

  describe('a container', () => {
    beforeEach(async () => {
      const pod = await pods.sandbox({ name: 'acting' });
      await pods.container(pod, 'trap "exit 0" TERM; while true; do sleep 0.1; done');
      await explorer.containers.row('app').waitFor();
    });

    it('is started and stopped, and its row says so', async () => {
      const row = explorer.containers.row('app');
      await explorer.containers.row('app', /created/).waitFor();
      await explorer.containers.contextMenu(row, 'Start Container');
      await explorer.containers.row('app', /^(?!.*(created|exited))/).waitFor();
      await explorer.shot('container-started');
      await explorer.containers.contextMenu(row, 'Stop Container…');
      await explorer.workbench.quickInput.input.press('Enter');
      await explorer.containers.row('app', /exited 0/).waitFor();
      await explorer.shot('container-stopped');
    });

    it('offers what is true of its state', async () => {
      const row = explorer.containers.row('app');
      const created = await explorer.containers.contextMenuLabels(row);
      expect(created).toContain('Start Container');
      expect(created).not.toContain('Stop Container…');
      expect(created).not.toContain('Exec in Terminal');
    });
  });

  it('runs a shell in a terminal: output, size, UTF-8, Ctrl-C and exit code', async () => {
    const { containerId } = await pods.running('sleep 1000', { name: 'shell' });
    const row = explorer.containers.row('app');
    await row.waitFor();
    await explorer.containers.inlineAction(row, 'Exec in Terminal');
    const terminal = explorer.workbench.terminal();
    await terminal.waitForText(/[#$] $|[#$]$/);
    await terminal.send('echo sum=$((40+2)) grüße\r');
    await terminal.waitForText('sum=42 grüße');

    await terminal.send('stty size\r');
    const before = await terminal.size();
    await terminal.waitForText(`${before.rows} ${before.columns}`);
    await explorer.workbench.page.setViewportSize({ width: 1100, height: 760 });
    await terminal.send('stty size\r');
    await expect
      .poll(async () => {
        const { rows, columns } = await terminal.size();
        await terminal.send('stty size\r');
        return columns !== before.columns && (await terminal.text()).includes(`${rows} ${columns}`);
      })
      .toBe(true);
    await explorer.workbench.page.setViewportSize({ width: 1400, height: 900 });

    await terminal.send('sleep 500\r');
    // While the shell still edits its line, Ctrl-C is a key like any other.
    const processes = async (): Promise<string> =>
      Buffer.from((await runtime.client.runtime.execSync(containerId, ['ps'], 10)).stdout).toString();
    await expect.poll(processes).toMatch(/\bsleep 500\b/);
    await terminal.send('\u0003');
    await terminal.send('echo after $?\r');
    await terminal.waitForText('after 130');
    await explorer.shot('exec-in-terminal');
    await terminal.send('exit 7\r');
    await terminal.waitForText(/code 7/);
    await explorer.shot('exec-exit-code');
  });

  it('inspects a container as YAML', async () => {
    await pods.running('sleep 1000', { name: 'inspected' });
    const row = explorer.containers.row('app');
    await row.waitFor();
    await explorer.containers.contextMenu(row, 'Inspect');
    await explorer.workbench.editor.waitForText('CONTAINER_RUNNING');
    await explorer.shot('inspect');
  });

  it('removes a sandbox with its containers after one question', async () => {
    await pods.running('sleep 1000', { name: 'doomed' });
    const row = explorer.sandboxes.row('doomed');
    await row.waitFor();
    await explorer.sandboxes.contextMenu(row, 'Remove Sandbox…');
    await explorer.workbench.dialog.waitForText('doomed');
    await explorer.shot('sandbox-removal-asked');
    await explorer.workbench.dialog.press('Remove');
    await row.waitFor({ state: 'detached' });
    await expect.poll(async () => (await runtime.client.runtime.listSandboxes()).length).toBe(0);
  });

  it('shows itself in light, dark and high contrast', async () => {
    await pods.running('sleep 1000', { namespace: 'shop', name: 'web', runtimeHandler: 'crun' });
    const row = explorer.sandboxes.row('web');
    await row.waitFor();
    await explorer.sandboxes.expand(row);
    for (const theme of ['light', 'dark', 'highContrastDark', 'highContrastLight'] as const) {
      await explorer.workbench.theme.set(theme);
      await explorer.shot(`theme-${theme}`);
    }
    await explorer.workbench.theme.set('dark');
  });

  it('caused no error in the window', () => {
    expect(explorer.workbench.pageErrors).toEqual([]);
  });
});
