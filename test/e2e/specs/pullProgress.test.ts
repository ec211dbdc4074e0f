import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bigImage } from '../../../scripts/testbed/images/bigImage.ts';
import { pushImages } from '../../../scripts/testbed/images/pushImages.ts';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { type SlowRegistry, slowRegistry } from '../../runtimes/slowRegistry.ts';
import { Explorer } from '../explorer.ts';
import { reportFailure } from '../reportFailure.ts';

const mebibyte = 1024 * 1024;
const slowBytesPerSecond = 2 * mebibyte;

describe.skipIf(!(await endToEndAvailable()))('pulling a big image', () => {
  let runtime: RealContainerd;
  let registry: SlowRegistry;
  let explorer: Explorer;

  beforeAll(async () => {
    runtime = await realContainerd();
    registry = await slowRegistry(runtime.registryAddress, slowBytesPerSecond);
    await runtime.containerd.allowPlainHttp(registry.address);
    await pushImages(await bigImage({ layers: 4, layerBytes: 12 * mebibyte, name: 'big' }), runtime.registryAddress);
    explorer = await Explorer.open({
      endpoints: [{ name: 'node', address: `unix://${runtime.containerd.socketPath}` }],
    });
  });
  afterEach(({ task }) => reportFailure(task, explorer));
  afterAll(async () => {
    await explorer.close();
    await registry[Symbol.asyncDispose]();
    await runtime[Symbol.asyncDispose]();
  });

  const pulling = /local\/big:1$/;

  it('shows how far it is, in its row and in the notification, and cancelling ends the download', async () => {
    await explorer.workbench.runCommand('CRI: Pull Image…');
    await explorer.workbench.quickInput.answer(`${registry.address}/local/big:1`);
    const row = explorer.images.row(pulling, /^\d+ % · .* of .* MiB · \d of 4 layers$/);
    await row.waitFor();
    await explorer.workbench.notifications.waitForText(/\d+ % · .* of 4 layers/);
    await explorer.images.expand(explorer.images.row(pulling));
    await explorer.images
      .row(/[0-9a-f]{12}/, /downloading/)
      .first()
      .waitFor();
    await explorer.shot('pull-progress');

    await explorer.workbench.notifications.press('Pulling', 'Cancel');
    await explorer.images.row(pulling).waitFor({ state: 'detached' });
    await expect.poll(() => registry.downloads.size).toBe(0);
    expect((await runtime.client.images.listImages()).flatMap(({ repoTags }) => repoTags)).not.toContainEqual(
      expect.stringMatching(pulling),
    );
  });

  it('ends with the image', async () => {
    registry.bytesPerSecond = Infinity;
    await explorer.workbench.runCommand('CRI: Pull Image…');
    await explorer.workbench.quickInput.answer(`${registry.address}/local/big:1`);
    await explorer.images.row(pulling, /^\d+ MiB$/).waitFor();
  });
});
