import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { discoverEndpoints } from '../../../src/endpoint/discoverEndpoints.ts';
import { workbenchAvailable } from '../../runtimes/availability.ts';
import { Explorer } from '../explorer.ts';
import { reportFailure } from '../reportFailure.ts';

/** It is about a machine without a runtime; where there is one, it would be found and shown. */
const { endpoints: found } = await discoverEndpoints({ env: process.env });

describe.skipIf(found.length > 0 || !(await workbenchAvailable()))('CRI Explorer where there is no runtime', () => {
  let explorer: Explorer;

  beforeAll(async () => {
    explorer = await Explorer.open({ endpoints: [] });
  });
  afterEach(({ task }) => reportFailure(task, explorer));
  afterAll(() => explorer.close());

  it('says that none was found, and where it looked', async () => {
    const { welcome } = explorer.sandboxes;
    await welcome.waitForText('No container runtime was found on this machine');
    expect(await welcome.buttons()).toEqual(['Connect to Endpoint…']);
    await explorer.runtime.expand(explorer.runtime.row('Discovery'));
    await explorer.runtime.row('unix:///run/containerd/containerd.sock', /^absent/).waitFor();
    await explorer.shot('demonstration-no-endpoint');
  });

  it('starts the demonstration runtime from there', async () => {
    await explorer.sandboxes.welcome.link('start the demonstration').click();
    const pod = explorer.sandboxes.row(/^web-/, /^shop/);
    await pod.waitFor();
    await explorer.sandboxes.expand(pod);
    await explorer.sandboxes.row('nginx').waitFor();
    await explorer.runtime.row('Name', 'demonstration').waitFor();
    await explorer.shot('demonstration-started');
    expect(await explorer.workbench.notifications.messages()).toEqual([]);
    expect(explorer.workbench.pageErrors).toEqual([]);
  });
});
