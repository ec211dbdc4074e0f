import { chmod } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { nobody } from '../../../scripts/workbench/ordinaryUser.ts';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { Explorer } from '../explorer.ts';
import { reportFailure } from '../reportFailure.ts';

describe.skipIf(!(await endToEndAvailable()))('CRI Explorer as a user who may not open the socket', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;

  beforeAll(async () => {
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    await pods.running('sleep 1000', { namespace: 'shop', name: 'web' });
    await chmod(runtime.containerd.socketPath, 0o600);
    explorer = await Explorer.open({
      endpoints: [{ name: 'node', address: `unix://${runtime.containerd.socketPath}` }],
      user: nobody,
    });
  });
  afterEach(({ task }) => reportFailure(task, explorer));
  afterAll(async () => {
    await explorer.close();
    await pods.removeAll();
    await runtime[Symbol.asyncDispose]();
  });

  it('says so, and whose socket it is', async () => {
    const { welcome } = explorer.sandboxes;
    await welcome.waitForText("You are not permitted to open the runtime's socket");
    expect(await welcome.buttons()).toEqual(['How to Get Access']);
    await explorer.runtime.row('State', 'permission denied').waitFor();
    await explorer.runtime.row('Socket Access', 'root:root 0600').waitFor();
    await explorer.shot('permission-denied');
  });

  it('explains who may open it, and what to type', async () => {
    const { dialog, page } = explorer.workbench;
    const { socketPath } = runtime.containerd;
    await explorer.sandboxes.welcome.press('How to Get Access');
    await dialog.waitForText('node cannot be read.');
    const detail = await dialog.detail();
    expect(detail).toContain(`You are not permitted to open the socket ${socketPath}.`);
    expect(detail).toContain('The socket belongs to root:root and has mode 0600.');
    expect(detail).toContain('CRI Explorer runs as nobody (uid 65534).');
    const command = `sudo setfacl --modify user:nobody:rw ${socketPath}`;
    expect(detail).toContain(command);
    await explorer.shot('permission-explained');
    await dialog.press('Copy Command');
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(command);
  });

  it('shows the rows once they may be read', async () => {
    await chmod(runtime.containerd.socketPath, 0o666);
    await explorer.sandboxes.row('web').waitFor();
    await explorer.containers.row('app').waitFor();
    await explorer.shot('permission-granted');
    expect(await explorer.workbench.notifications.messages()).toEqual([]);
    expect(explorer.workbench.pageErrors).toEqual([]);
  });
});
