import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../src/common/emitter.ts';
import type { CallHistory } from '../../../src/contract/call.ts';
import type { Container } from '../../../src/contract/container.ts';
import { CriError } from '../../../src/contract/failure.ts';
import type { LayersSource } from '../../../src/contract/layers/snapshot.ts';
import type { Sandbox } from '../../../src/contract/sandbox.ts';
import { recordTour, type TourOptions } from '../../../src/tour/recordTour.ts';
import { container } from '../../builders/container.ts';
import { image } from '../../builders/image.ts';
import { aLayersSnapshot, aNodeFacts, someFact } from '../../builders/layers.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { fakeEndpointClient } from '../../fakes/fakeEndpointClient.ts';

interface Node {
  readonly done: string[];
  readonly options: TourOptions;
  readonly watches: { open: number };
}

const id = 'sha256:1';
const reference = 'docker.io/local/busybox:1';
const digest = 'docker.io/local/busybox@sha256:2';

interface NodeOptions {
  readonly failing?: string;
  readonly imageIsThere?: boolean;
  /** The image, under another name than the tour's. */
  readonly hasOtherName?: boolean;
  readonly isMadeAllTheSame?: boolean;
  readonly keepsImage?: boolean;
  readonly signal?: AbortSignal;
  readonly onStep?: TourOptions['onStep'];
}

/**
 * A node where every call succeeds but the one named, and where the image is there or not. Like cri-dockerd it answers a
 * pull by a digest, and removes an image by its id alone.
 */
function node({
  failing = '',
  imageIsThere = false,
  hasOtherName = false,
  isMadeAllTheSame = false,
  keepsImage = false,
  signal = new AbortController().signal,
  onStep = () => undefined,
}: NodeOptions = {}): Node {
  const listed: Sandbox[] = [];
  const containers = new Map<string, Container>();
  /** Before the first reading. */
  const counts = { images: 0, tasks: 0 };
  let names = [...(imageIsThere ? [reference] : []), ...(hasOtherName ? ['docker.io/local/other:1'] : [])];
  const done: string[] = [];
  const watches = { open: 0 };
  const call =
    <T>(name: string, value: T) =>
    (): Promise<T> => {
      if (name === failing) {
        return Promise.reject(new CriError({ reason: 'rejected', method: name, code: 'UNKNOWN', detail: 'no' }));
      }
      done.push(name);
      return Promise.resolve(value);
    };
  const client = fakeEndpointClient(
    {
      version: () => Promise.resolve({ name: 'containerd', version: '2.1.9', apiVersion: 'v1' }),
      listSandboxes: () => Promise.resolve([sandbox({ id: 'another', uid: 'x' }), ...listed]),
      runSandbox: ({ uid }) => {
        if (failing !== 'runSandbox' || isMadeAllTheSame) {
          listed.push(sandbox({ id: 's1', uid }));
        }
        return call('runSandbox', 's1')();
      },
      createContainer: async () => {
        const made = await call('createContainer', 'c1')();
        containers.set(made, container({ id: made, sandboxId: 's1', state: 'created' }));
        return made;
      },
      listContainers: () => Promise.resolve([...containers.values()]),
      startContainer: async () => {
        await call('startContainer', undefined)();
        containers.set('c1', container({ id: 'c1', sandboxId: 's1', state: 'running' }));
      },
      execSync: call('execSync', { stdout: new Uint8Array(), stderr: new Uint8Array(), exitCode: 0 }),
      stopContainer: async () => {
        await call('stopContainer', undefined)();
        containers.set('c1', container({ id: 'c1', sandboxId: 's1', state: 'exited' }));
      },
      removeContainer: async () => {
        await call('removeContainer', undefined)();
        containers.clear();
      },
      stopSandbox: call('stopSandbox', undefined),
      removeSandbox: (id) => {
        listed.splice(
          listed.findIndex((one) => one.id === id),
          1,
        );
        return call('removeSandbox', undefined)();
      },
    },
    {
      listImages: () => Promise.resolve(names.length === 0 ? [] : [image({ id, repoTags: names })]),
      imageRaw: () => Promise.resolve(names.includes(reference) ? { image: { id } } : undefined),
      pullImage: async () => {
        const pulled = await call('pullImage', digest)();
        names = [...new Set([...names, reference])];
        return pulled;
      },
      removeImage: async (which) => {
        await call('removeImage', undefined)();
        names = which === id && !keepsImage ? [] : names;
      },
    },
  );
  const layers: LayersSource = {
    get snapshot() {
      const { runtime, ...rest } = aNodeFacts();
      return aLayersSnapshot({
        node: { ...rest, runtime: { ...runtime, images: someFact(counts.images), tasks: someFact(counts.tasks) } },
      });
    },
    // What is counted is as old as the last reading.
    readNow: () => {
      const states = [...containers.values()].map(({ state }) => state);
      counts.images = Math.min(1, names.length);
      counts.tasks = listed.length + states.filter((state) => state === 'running').length;
      return Promise.resolve();
    },
    onDidChange: new Emitter<void>().event,
    setDetailed: () => undefined,
    setVisible: () => undefined,
    dispose: () => undefined,
  };
  const calls: CallHistory = {
    inLastMinute: 0,
    watch: () => {
      watches.open += 1;
      return { dispose: () => void (watches.open -= 1) };
    },
    records: [],
    onDidChange: new Emitter<never>().event,
    clear: () => undefined,
    dispose: () => undefined,
  };
  const options: TourOptions = {
    runtime: client.runtime,
    images: client.images,
    calls,
    layers,
    image: reference,
    runtimeHandler: '',
    now: () => 1000,
    settleMs: 0,
    onStep,
    signal,
  };
  return { done, options, watches };
}

const made = ['pullImage', 'runSandbox', 'createContainer', 'startContainer', 'execSync', 'stopContainer'];
const cleanUp = ['removeContainer', 'stopSandbox', 'removeSandbox', 'removeImage'];

describe('recordTour', () => {
  it('does every step in order, once, and leaves nothing', async () => {
    const { done, options, watches } = node();
    const recording = await recordTour(options);
    expect(done).toEqual([...made, ...cleanUp]);
    expect(recording.steps.map(({ kind }) => kind)).toEqual([
      ...['pull', 'runSandbox', 'create', 'start', 'exec', 'stop', 'remove'],
    ]);
    expect(recording).toMatchObject({ runtime: 'containerd 2.1.9', sandboxId: 's1', recordedAtMs: 1000 });
    expect(watches.open).toBe(0);
  });

  it('keeps an image that was there before', async () => {
    const { done, options } = node({ imageIsThere: true });
    await recordTour(options);
    expect(done).not.toContain('removeImage');
  });

  it('keeps an image that was there under another name, which would go with it', async () => {
    const { done, options } = node({ hasOtherName: true });
    await recordTour(options);
    expect(done).not.toContain('removeImage');
  });

  it('tells where its image is still there after the runtime said that it has removed it', async () => {
    const { options } = node({ keepsImage: true });
    await expect(recordTour(options)).rejects.toMatchObject({
      failure: { reason: 'rejected', method: 'RemoveImage', code: 'OK' },
    });
  });

  it('has the counts of before it and after each step', async () => {
    const { options } = node();
    const { before, steps } = await recordTour(options);
    expect(before).toMatchObject({ images: { value: 0 }, tasks: { value: 0 } });
    const counted = steps.map(({ kind, layers: { node: of } }) => {
      const { images, tasks } = of.runtime;
      return [kind, images.known && images.value, tasks.known && tasks.value];
    });
    expect(counted).toEqual([
      ['pull', 1, 0],
      ['runSandbox', 1, 1],
      ['create', 1, 1],
      ['start', 1, 2],
      ['exec', 1, 2],
      ['stop', 1, 1],
      ['remove', 0, 0],
    ]);
  });

  it('counts what was there before when it begins, however old the last reading is', async () => {
    const { before } = await recordTour(node({ imageIsThere: true }).options);
    expect(before).toMatchObject({ images: { value: 1 } });
  });

  it('kills what still runs before it removes it', async () => {
    const { done, options } = node({ failing: 'execSync' });
    await expect(recordTour(options)).rejects.toThrow(CriError);
    expect(done).toEqual([...made.slice(0, 4), 'stopContainer', ...cleanUp]);
  });

  it('does with an image that is there when it cannot be pulled', async () => {
    const { done, options } = node({ imageIsThere: true, failing: 'pullImage' });
    expect((await recordTour(options)).steps).toHaveLength(7);
    expect(done).toEqual([...made.slice(1), ...cleanUp.slice(0, 3)]);
  });

  it.each([
    ['runSandbox', ['pullImage', 'removeImage']],
    ['createContainer', ['pullImage', 'runSandbox', 'stopSandbox', 'removeSandbox', 'removeImage']],
    ['stopContainer', [...made.slice(0, 5), ...cleanUp]],
  ])('removes what it made when %s fails, and tells', async (failing, expected) => {
    const { done, options, watches } = node({ failing });
    await expect(recordTour(options)).rejects.toThrow(CriError);
    expect(done).toEqual(expected);
    expect(watches.open).toBe(0);
  });

  it('removes a sandbox that was made although its call failed', async () => {
    const { done, options } = node({ failing: 'runSandbox', isMadeAllTheSame: true });
    await expect(recordTour(options)).rejects.toThrow(CriError);
    expect(done).toEqual(['pullImage', 'stopSandbox', 'removeSandbox', 'removeImage']);
  });

  it('goes on removing where one removal fails', async () => {
    const { done, options } = node({ failing: 'removeContainer' });
    await expect(recordTour(options)).rejects.toThrow(CriError);
    expect(done.slice(-3)).toEqual(['stopSandbox', 'removeSandbox', 'removeImage']);
  });
});
