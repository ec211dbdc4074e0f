import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bigImage } from '../../scripts/testbed/images/bigImage.ts';
import { pushImages } from '../../scripts/testbed/images/pushImages.ts';
import { openExec } from '../../src/streams/openExec.ts';
import { probeShell } from '../../src/streams/shellProbe.ts';
import { runtimeAvailable } from '../runtimes/availability.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';
import { slowRegistry } from '../runtimes/slowRegistry.ts';

const mebibyte = 1024 * 1024;

describe.skipIf(!(await runtimeAvailable('1.7')))('containerd 1.7 with limits of its own', () => {
  let node: RealContainerd;
  let pods: PodFactory;
  beforeAll(async () => {
    // It takes the first seconds of a pull to find out that nothing comes.
    const criOptions = { image_pull_progress_timeout: '3s', enable_tls_streaming: true };
    node = await realContainerd('1.7', { criOptions });
    pods = new PodFactory(node);
  });
  afterAll(async () => {
    await pods.removeAll();
    await node[Symbol.asyncDispose]();
  });

  it('gives up a pull that makes no progress, and says so in its own words', async () => {
    await using registry = await slowRegistry(node.registryAddress, 0);
    await node.containerd.allowPlainHttp(registry.address);
    await pushImages(await bigImage({ layers: 1, layerBytes: 8 * mebibyte, name: 'stalled' }), node.registryAddress);
    await expect(node.client.images.pullImage(`${registry.address}/local/stalled:1`)).rejects.toMatchObject({
      failure: {
        reason: 'gaveUp',
        method: 'PullImage',
        detail: expect.stringContaining('context canceled') as string,
      },
    });
  });

  it('ends a command at its own limit: the connection is well, and another shell may be tried', async () => {
    const { containerId } = await pods.running();
    const { runtime } = node.client;
    await expect(runtime.execSync(containerId, ['sleep', '30'], 1)).rejects.toMatchObject({
      failure: { reason: 'gaveUp', method: 'ExecSync', detail: expect.stringContaining('exceeded') as string },
    });
    await expect(probeShell(runtime, containerId, ['sh'], { timeoutS: 5 })).resolves.toMatchObject({ kind: 'found' });
  });

  it('says of its own certificate that it is one that is not trusted', async () => {
    const { containerId } = await pods.running();
    const request = { containerId, command: ['true'], tty: false, stdin: false };
    await expect(
      openExec(node.client.runtime, request, {
        reachedAt: node.address,
        connectTimeoutMs: 10_000,
        onOutput: () => undefined,
      }),
    ).rejects.toMatchObject({ failure: { reason: 'streamFailed', problem: 'certificate' } });
  });
});
