import { describe, expect, it } from 'vitest';
import { containerRecord } from '../../../src/cri/containerRecord.ts';
import { imageRecord } from '../../../src/cri/imageList.ts';
import { runtimeStatus } from '../../../src/cri/runtimeStatus.ts';
import { sandboxRecord } from '../../../src/cri/sandboxList.ts';
import { imageFinder } from '../../../src/images/imageIndex.ts';
import { imageService, runtimeService } from '../../../src/rpc/services.ts';
import { rawSample, sample } from '../../facts/sample.ts';
import { fakeServer } from '../containerd/fakeServer.ts';
import { overTheWire } from './overTheWire.ts';

const versions = ['containerd-1.6', 'containerd-1.7', 'containerd-2.1', 'containerd-2.3'] as const;

describe.each(versions)('the lists of %s, as recorded', (version) => {
  const items = overTheWire(runtimeService.ListPodSandbox, rawSample(version, 'ListPodSandbox') as object).items;
  const { containers } = overTheWire(runtimeService.ListContainers, rawSample(version, 'ListContainers') as object);
  const { images } = overTheWire(imageService.ListImages, rawSample(version, 'ListImages') as object);

  it('give sandboxes of three handlers and a container in each', () => {
    const sandboxes = items.map(sandboxRecord);
    expect(sandboxes.map(({ runtimeHandler }) => runtimeHandler).sort()).toEqual(['crun', 'runc', 'runsc']);
    expect(sandboxes.every(({ state, createdAtNs }) => state === 'ready' && (createdAtNs ?? 0n) > 0n)).toBe(true);
    const ids = containers.map(containerRecord).map(({ sandboxId }) => sandboxId);
    expect(ids.sort()).toEqual(sandboxes.map(({ id }) => id).sort());
  });

  it('lead from each container to its image, which only 2.3 names by an id of its own', () => {
    const known = new Map(images.map(imageRecord).map((image) => [image.id, image]));
    const records = containers.map(containerRecord);
    expect(records.map(imageFinder(known)).map((image) => image?.repoTags)).toEqual(
      records.map(() => ['docker.io/local/busybox:1']),
    );
    expect(records.every(({ imageId }) => known.has(imageId))).toBe(version === 'containerd-2.3');
  });
});

describe.each(versions)('what %s says of itself, as recorded', (version) => {
  it('reports a node as ready, whatever else it warns of', async () => {
    await using server = await fakeServer(runtimeService, {
      Status: () => ({ ...sample(version, 'Status'), info: {} }),
    });
    const { conditions } = await runtimeStatus(server.channel);
    const ready = conditions.filter(({ status }) => status).map(({ type }) => type);
    expect(ready).toEqual(expect.arrayContaining(['RuntimeReady', 'NetworkReady']));
    // A node with cgroup v1, of which 2.3 warns.
    const warned = conditions.some(({ type, status }) => type === 'ContainerdHasNoDeprecationWarnings' && !status);
    expect(warned).toBe(version === 'containerd-2.3');
  });
});
