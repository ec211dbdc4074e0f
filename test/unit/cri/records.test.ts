import { describe, expect, it } from 'vitest';
import { containerExitRecord, containerRecord } from '../../../src/cri/containerRecord.ts';
import { imageRecord } from '../../../src/cri/imageList.ts';
import { sandboxRecord } from '../../../src/cri/sandboxList.ts';
import type { Container } from '../../../src/rpc/generated/types/runtime/v1/Container.ts';
import type { ContainerStatus } from '../../../src/rpc/generated/types/runtime/v1/ContainerStatus.ts';
import type { Image } from '../../../src/rpc/generated/types/runtime/v1/Image.ts';
import type { PodSandbox } from '../../../src/rpc/generated/types/runtime/v1/PodSandbox.ts';
import { imageService, runtimeService } from '../../../src/rpc/services.ts';
import { overTheWire } from './overTheWire.ts';

const sandboxes = (...items: PodSandbox[]): unknown[] =>
  overTheWire(runtimeService.ListPodSandbox, { items }).items.map(sandboxRecord);
const containers = (...items: Container[]): unknown[] =>
  overTheWire(runtimeService.ListContainers, { containers: items }).containers.map(containerRecord);
const images = (...items: Image[]): unknown[] =>
  overTheWire(imageService.ListImages, { images: items }).images.map(imageRecord);

function exit(status: ContainerStatus): unknown {
  const reply = overTheWire(runtimeService.ContainerStatus, { status });
  if (reply.status === null) {
    throw new Error('the status is lost');
  }
  return containerExitRecord(reply.status);
}

/** A state that a future runtime may send, and no type allows. */
const stateOfTomorrow: unknown = 99;

describe('sandboxRecord', () => {
  it('takes every field over, nanoseconds unrounded', () => {
    const [sandbox] = sandboxes({
      id: 'f51c',
      metadata: { name: 'web', uid: 'u-1', namespace: 'shop', attempt: 2 },
      state: 'SANDBOX_NOTREADY',
      created_at: '1795556855148736999',
      labels: { app: 'web' },
      annotations: { note: '<b>' },
      runtime_handler: 'runsc',
    });
    expect(sandbox).toEqual({
      id: 'f51c',
      name: 'web',
      uid: 'u-1',
      namespace: 'shop',
      attempt: 2,
      state: 'notReady',
      createdAtNs: 1_795_556_855_148_736_999n,
      labels: { app: 'web' },
      annotations: { note: '<b>' },
      runtimeHandler: 'runsc',
    });
  });

  it('is ready when the state is absent on the wire, since zero is', () => {
    expect(sandboxes({ id: 'a' })).toEqual([
      expect.objectContaining({ id: 'a', state: 'ready', name: '', attempt: 0, createdAtNs: undefined, labels: {} }),
    ]);
  });

  it('is not ready in a state that nobody knows yet', () => {
    expect(sandboxes({ id: 'a', state: stateOfTomorrow as 'SANDBOX_READY' })).toEqual([
      expect.objectContaining({ state: 'notReady' }),
    ]);
  });
});

describe('containerRecord', () => {
  it('takes every field over', () => {
    const [container] = containers({
      id: 'c1',
      pod_sandbox_id: 's1',
      metadata: { name: 'app', attempt: 3 },
      image: { image: 'sha256:aa', user_specified_image: 'nginx:1' },
      image_ref: 'nginx@sha256:bb',
      image_id: 'aa',
      state: 'CONTAINER_RUNNING',
      created_at: '1795556855148736999',
      labels: { 'io.kubernetes.container.name': 'app' },
      annotations: { a: 'b' },
    });
    expect(container).toEqual({
      id: 'c1',
      sandboxId: 's1',
      name: 'app',
      attempt: 3,
      state: 'running',
      createdAtNs: 1_795_556_855_148_736_999n,
      image: 'sha256:aa',
      userSpecifiedImage: 'nginx:1',
      imageRef: 'nginx@sha256:bb',
      imageId: 'aa',
      labels: { 'io.kubernetes.container.name': 'app' },
      annotations: { a: 'b' },
    });
  });

  it.each<[string, Container['state'], string]>([
    ['absent, which is zero', undefined, 'created'],
    ['created', 'CONTAINER_CREATED', 'created'],
    ['exited', 'CONTAINER_EXITED', 'exited'],
    ['unknown', 'CONTAINER_UNKNOWN', 'unknown'],
    ['of a newer runtime', stateOfTomorrow as 'CONTAINER_UNKNOWN', 'unknown'],
  ])('reads the state %s', (_name, state, expected) => {
    expect(containers({ id: 'a', ...(state && { state }) })).toEqual([expect.objectContaining({ state: expected })]);
  });

  it('lacks nothing where the runtime sends nothing', () => {
    expect(containers({})).toEqual([
      expect.objectContaining({
        id: '',
        sandboxId: '',
        name: '',
        attempt: 0,
        image: '',
        imageRef: '',
        annotations: {},
      }),
    ]);
  });
});

/** Nothing, Go's zero time in nanoseconds, and what cri-dockerd sends for never. */
const noTimes = ['0', '-6795364578871345152', '-9223372036854775808'];

describe('a time that stands for none', () => {
  it.each(noTimes)('is unknown where created_at is %s', (created_at) => {
    expect(containers({ id: 'c', created_at })).toEqual([expect.objectContaining({ createdAtNs: undefined })]);
    expect(sandboxes({ id: 's', created_at })).toEqual([expect.objectContaining({ createdAtNs: undefined })]);
  });
});

describe('containerExitRecord', () => {
  const exited = { id: 'c1', state: 'CONTAINER_EXITED' } as const;

  it('tells code, reason, message and time', () => {
    const status = { ...exited, exit_code: 137, reason: 'OOMKilled', message: 'm', finished_at: '1795556855168400601' };
    expect(exit(status)).toEqual({
      code: 137,
      reason: 'OOMKilled',
      message: 'm',
      finishedAtNs: 1_795_556_855_168_400_601n,
    });
  });

  it('knows code 0, which is absent on the wire, and negative ones', () => {
    expect(exit(exited)).toEqual({ code: 0, reason: '', message: '' });
    expect(exit({ ...exited, exit_code: -1 })).toMatchObject({ code: -1 });
  });

  it.each(noTimes)('takes finished_at %s for none', (finished_at) => {
    expect(exit({ ...exited, finished_at })).not.toHaveProperty('finishedAtNs');
  });

  it.each(['CONTAINER_CREATED', 'CONTAINER_RUNNING', 'CONTAINER_UNKNOWN'] as const)('is none for %s', (state) => {
    expect(exit({ id: 'c1', state, exit_code: 1, finished_at: '1' })).toBeUndefined();
  });
});

describe('imageRecord', () => {
  it('takes every field over, sizes unrounded', () => {
    const size = '18446744073709551615';
    expect(images({ id: 'i', repo_tags: ['a:1', 'a:2'], repo_digests: ['a@sha256:b'], size, pinned: true })).toEqual([
      {
        id: 'i',
        repoTags: ['a:1', 'a:2'],
        repoDigests: ['a@sha256:b'],
        sizeBytes: 18_446_744_073_709_551_615n,
        pinned: true,
      },
    ]);
  });

  it('takes no placeholder of Docker for a name', () => {
    expect(
      images({
        id: 'i',
        repo_tags: ['<none>:<none>', 'a:1', 'a:<none>'],
        repo_digests: ['<none>@<none>', 'a@<none>', 'a@sha256:b'],
      }),
    ).toEqual([expect.objectContaining({ repoTags: ['a:1'], repoDigests: ['a@sha256:b'] })]);
  });

  it('has empty lists where the image lost its tags', () => {
    expect(images({ id: 'i' })).toEqual([
      { id: 'i', repoTags: [], repoDigests: [], sizeBytes: undefined, pinned: false },
    ]);
  });
});
