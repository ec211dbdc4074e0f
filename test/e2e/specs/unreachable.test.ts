import { mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestbed } from '../../../scripts/testbed/startTestbed.ts';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { Explorer } from '../explorer.ts';
import { reportFailure } from '../reportFailure.ts';
import { TcpServer } from '../tcpServer.ts';

/**
 * Whatever keeps an endpoint from being read, its view says so and what to do next; and when the cause has gone, the
 * rows come by themselves: nobody refreshes, reloads or gets a toast.
 */
describe.skipIf(!(await endToEndAvailable()))('CRI Explorer on an endpoint that cannot be read', () => {
  let folder: string;
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'unreachable-'));
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    await pods.running('sleep 1000', { namespace: 'shop', name: 'steady' });
    explorer = await Explorer.open({ endpoints: [{ name: 'node', address: `unix://${socket('absent')}` }] });
  });
  afterEach(async ({ task }) => {
    await reportFailure(task, explorer);
  });
  afterAll(async () => {
    await explorer.close();
    await pods.removeAll();
    await runtime[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  const socket = (name: string): string => path.join(folder, `${name}.sock`);
  /** At once, and whatever was there before. */
  const linkTo = async (target: string, link: string): Promise<void> => {
    await symlink(target, `${link}.new`);
    await rename(`${link}.new`, link);
  };
  const rowsCame = async (): Promise<void> => {
    await explorer.sandboxes.row('steady').waitFor();
    await explorer.containers.row('app').waitFor();
    await explorer.images.row(/busybox/).waitFor();
    expect(await explorer.workbench.notifications.messages()).toEqual([]);
  };

  it('says that a socket is absent, until it is there', async () => {
    const { welcome } = explorer.sandboxes;
    await welcome.waitForText("The runtime's socket is not there");
    expect(await welcome.buttons()).toEqual(['Connect to Endpoint…']);
    await explorer.containers.welcome.waitForText('The rows appear by themselves');
    await explorer.shot('unreachable-socket-absent');
    await welcome.link('how to start the runtime').click();
    await explorer.workbench.dialog.waitForText(`There is no socket at ${socket('absent')}`);
    await explorer.shot('unreachable-socket-absent-explained');
    await explorer.workbench.dialog.press('Cancel');

    await linkTo(runtime.containerd.socketPath, socket('absent'));
    await rowsCame();
  });

  it('says that a TCP server is no runtime, until one answers there', async () => {
    await using echo = await TcpServer.echo();
    const { port } = echo;
    await explorer.setEndpoints({ name: 'echo', address: `tcp://127.0.0.1:${port}` });
    const { welcome } = explorer.sandboxes;
    await welcome.waitForText('does not speak gRPC');
    expect(await welcome.buttons()).toEqual(['Connect to Endpoint…']);
    await explorer.shot('unreachable-not-cri');
    await welcome.link('who answers there').click();
    await explorer.workbench.dialog.waitForText('sudo ss -ltnp');
    await explorer.workbench.dialog.press('Cancel');

    await echo.close();
    await welcome.waitForText('nobody answers');
    expect(await welcome.buttons()).toEqual(['Try Again']);
    await using _proxy = await TcpServer.proxy(runtime.containerd.socketPath, port);
    await rowsCame();
  });

  it('says that CRI is disabled, until it is served', async () => {
    await using withoutCri = await startTestbed({
      versions: [runtime.containerd.line],
      registry: false,
      criDisabled: true,
      report: console.log,
    });
    await linkTo(withoutCri.containerd(runtime.containerd.line).socketPath, socket('disabled'));
    await explorer.setEndpoints({ name: 'node', address: `unix://${socket('disabled')}` });
    const { welcome } = explorer.sandboxes;
    await welcome.waitForText('does not serve CRI v1');
    expect(await welcome.buttons()).toEqual(['How to Enable CRI']);
    await explorer.shot('unreachable-cri-disabled');
    await welcome.press('How to Enable CRI');
    await explorer.workbench.dialog.waitForText('disabled_plugins');
    await explorer.runtime.row('State', 'CRI v1 not served').waitFor();
    await explorer.shot('unreachable-cri-disabled-explained');
    await explorer.workbench.dialog.press('Cancel');

    await linkTo(runtime.containerd.socketPath, socket('disabled'));
    await rowsCame();
  });

  it('says what is wrong with an address, and lets it be corrected', async () => {
    const { quickInput, dialog } = explorer.workbench;
    const { welcome } = explorer.sandboxes;
    await explorer.setEndpoints({ name: 'node', address: `unx://${runtime.containerd.socketPath}` });
    await welcome.waitForText('address cannot be used as it is written');
    await explorer.runtime.row('State', 'invalid address').waitFor();
    expect(await explorer.runtime.row('Socket').count()).toBe(0);
    await explorer.shot('unreachable-invalid-address');
    await welcome.link('what is wrong with it').click();
    await dialog.waitForText('begins with a scheme that is not known');
    await dialog.press('Cancel');

    await welcome.press('Correct the Address…');
    await quickInput.pick(/node/);
    await quickInput.waitForTitle('CRI Endpoint');
    await quickInput.input.fill('run/containerd.sock');
    await expect.poll(() => quickInput.message.innerText()).toContain('not an absolute path');
    await explorer.shot('unreachable-address-corrected');
    await quickInput.answer(`unix://${runtime.containerd.socketPath}`);
    await rowsCame();
  });

  it('shows a failed endpoint beside a live one', async () => {
    await explorer.setEndpoints(
      { name: 'node', address: `unix://${runtime.containerd.socketPath}` },
      { name: 'gone', address: `unix://${socket('gone')}` },
    );
    await explorer.sandboxes.row('node', /containerd .* · live/).waitFor();
    await explorer.sandboxes.row('steady').waitFor();
    await explorer.sandboxes.row('gone', 'socket absent').waitFor();
    const problem = explorer.sandboxes.row('socket absent');
    await problem.waitFor();
    const levels = (await explorer.sandboxes.rows()).map(({ label, level }) => `${level} ${label}`);
    expect(levels).toEqual(['1 node', '2 steady', '1 gone', '2 socket absent']);
    await explorer.shot('unreachable-beside-a-live-one');
    await problem.click();
    await explorer.workbench.dialog.waitForText(`There is no socket at ${socket('gone')}`);
    await explorer.workbench.dialog.press('Cancel');

    await linkTo(runtime.containerd.socketPath, socket('gone'));
    await explorer.sandboxes.row('gone', /containerd .* · live/).waitFor();
    await problem.waitFor({ state: 'detached' });
    expect(await explorer.workbench.notifications.messages()).toEqual([]);
  });

  it('keeps the rows and the selection of a runtime that stops and comes back', async () => {
    await explorer.setEndpoints({ name: 'node', address: `unix://${runtime.containerd.socketPath}` });
    const pod = explorer.sandboxes.row('steady');
    const container = explorer.containers.row('app');
    // Until then the rows are those of two endpoints.
    await explorer.sandboxes.row('node').waitFor({ state: 'detached' });
    await pod.waitFor();
    await explorer.sandboxes.expand(pod);
    await container.click();

    await runtime.containerd.kill();
    await explorer.containers.message.filter({ hasText: 'No answer since' }).waitFor();
    await explorer.shot('unreachable-stale');
    await pod.waitFor();
    expect(await container.getAttribute('aria-selected')).toBe('true');

    await runtime.containerd.restart();
    await explorer.containers.message.waitFor({ state: 'hidden' });
    expect(await pod.getAttribute('aria-expanded')).toBe('true');
    expect(await container.getAttribute('aria-selected')).toBe('true');
    expect(await explorer.workbench.notifications.messages()).toEqual([]);
    await pods.running('sleep 1000', { name: 'afterwards' });
    await explorer.sandboxes.row('afterwards').waitFor();
  });

  it('caused no error in the window', () => {
    expect(explorer.workbench.pageErrors).toEqual([]);
  });
});
