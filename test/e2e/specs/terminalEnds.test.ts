import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory, type TestContainer, type TestPod } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { Explorer } from '../explorer.ts';
import type { Terminal } from '../objects/terminal.ts';
import { reportFailure } from '../reportFailure.ts';

/** How a terminal in a container ends, or does not even begin. */
describe.skipIf(!(await endToEndAvailable()))('a terminal in a container', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;
  let pod: TestPod;

  const started = async (container: Promise<TestContainer>): Promise<TestContainer> => {
    await runtime.client.runtime.startContainer((await container).containerId);
    return container;
  };
  const shell = async (): Promise<Terminal> => {
    await explorer.containers.inlineAction(explorer.containers.row('app'), 'Exec in Terminal');
    const terminal = explorer.workbench.terminal();
    await terminal.waitForText(/[#$]$/);
    return terminal;
  };
  const exec = async (name: string, command: string): Promise<Terminal> => {
    await explorer.containers.contextMenu(explorer.containers.row(name), 'Exec Command…');
    await explorer.workbench.quickInput.answer(command);
    await explorer.workbench.page.locator('.terminal-wrapper').first().waitFor();
    return explorer.workbench.terminal();
  };
  const processes = async (containerId: string): Promise<string> =>
    Buffer.from((await runtime.client.runtime.execSync(containerId, ['ps'], 10)).stdout).toString();

  beforeAll(async () => {
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    explorer = await Explorer.open({
      endpoints: [{ name: 'node', address: `unix://${runtime.containerd.socketPath}` }],
    });
  });
  beforeEach(async () => {
    pod = await pods.sandbox({ name: 'web' });
  });
  afterEach(async ({ task }) => {
    await reportFailure(task, explorer);
    await explorer.workbench.runCommand('Terminal: Kill All Terminals');
    await expect.poll(() => explorer.workbench.terminalCount()).toBe(0);
    await pods.removeAll();
    await explorer.sandboxes.row('web').waitFor({ state: 'detached' });
  });
  afterAll(async () => {
    await explorer.close();
    await runtime[Symbol.asyncDispose]();
  });

  it('says that the image has no shell, and that a command is missing', async () => {
    const image = 'docker.io/local/pause:1';
    await started(pods.container(pod, '', { name: 'bare', image, command: ['/bin/busybox', 'sleep', '1000'] }));
    const row = explorer.containers.row('bare', /^(?!.*created)/);
    await row.waitFor();
    await explorer.containers.inlineAction(row, 'Exec in Terminal');
    await explorer.workbench.page.locator('.terminal-wrapper').first().waitFor();
    await explorer.workbench.terminal().waitForText(/none of these shells runs in this container: bash, ash, sh\./);
    await explorer.shot('exec-no-shell');
    await explorer.workbench.terminal().press('Enter');
    await expect.poll(() => explorer.workbench.terminalCount()).toBe(0);

    const missing = await exec('bare', 'nonsense --now');
    await missing.waitForText(/the runtime could not run the command: .*nonsense/s);
  });

  it('ends what runs in it when it is closed', async () => {
    const { containerId } = await started(pods.container(pod, 'sleep 1000'));
    await explorer.containers.row('app', /^(?!.*created)/).waitFor();
    const terminal = await shell();
    await terminal.send('sleep 555\r');
    await expect.poll(() => processes(containerId)).toMatch(/\bsleep 555\b/);
    await explorer.workbench.runCommand('Terminal: Kill the Active Terminal Instance');
    await expect.poll(() => processes(containerId)).not.toMatch(/\bsleep 555\b/);

    await exec('app', 'sleep 666');
    await expect.poll(() => processes(containerId)).toMatch(/\bsleep 666\b/);
    await explorer.workbench.runCommand('Terminal: Kill the Active Terminal Instance');
    await expect.poll(() => processes(containerId)).not.toMatch(/\bsleep 666\b/);
  });

  it('tells the end of its container below what it showed, also out of a full-screen program', async () => {
    const { containerId } = await started(pods.container(pod, 'sleep 1000'));
    await explorer.containers.row('app', /^(?!.*created)/).waitFor();
    const terminal = await shell();
    await terminal.send('echo before; vi /etc/new\r');
    await terminal.waitForText(/\/etc\/new/);
    await runtime.client.runtime.stopContainer(containerId, 0);
    const text = await terminal.waitForText(/\[exited with code \d+\]\nPress Enter to close this terminal\.$/);
    expect(text).toMatch(/vi \/etc\/new\nbefore\n/);
    await explorer.shot('exec-container-ended');
  });

  it('says that the runtime was killed, and works again when that is back', async () => {
    await started(pods.container(pod, 'sleep 1000'));
    await explorer.containers.row('app', /^(?!.*created)/).waitFor();
    const terminal = await shell();
    await runtime.containerd.kill();
    await terminal.waitForText(/the connection to the runtime was lost/);
    await explorer.sandboxes.message.filter({ hasText: 'No answer since' }).waitFor();
    await terminal.press('Enter');
    await expect.poll(() => explorer.workbench.terminalCount()).toBe(0);
    await runtime.containerd.restart();
    await explorer.sandboxes.message.filter({ hasText: 'No answer since' }).waitFor({ state: 'hidden' });
    await (await shell()).send('echo sum=$((40+2))\r');
    await explorer.workbench.terminal().waitForText('sum=42');
  });

  it('opens one for each of several containers', async () => {
    await started(pods.container(pod, 'sleep 1000', { name: 'one' }));
    await started(pods.container(pod, 'sleep 1000', { name: 'two' }));
    const row = explorer.containers.row('two', /^(?!.*created)/);
    await row.waitFor();
    await explorer.containers.select(explorer.containers.row('one', /^(?!.*created)/), row);
    await explorer.containers.contextMenu(row, 'Exec in Terminal');
    await expect.poll(() => explorer.workbench.terminalCount()).toBe(2);
    await explorer.workbench.terminal(0).waitForText(/[#$]$/);
    await explorer.workbench.terminal(1).waitForText(/[#$]$/);
  });
});
