import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../src/common/emitter.ts';
import type { CallHistory } from '../../../src/contract/call.ts';
import { CriError } from '../../../src/contract/failure.ts';
import type { LayersSource } from '../../../src/contract/layers/snapshot.ts';
import type { Sandbox } from '../../../src/contract/sandbox.ts';
import { recordTour, type TourOptions } from '../../../src/tour/recordTour.ts';
import { aLayersSnapshot } from '../../builders/layers.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { fakeEndpointClient } from '../../fakes/fakeEndpointClient.ts';

interface Node {
  readonly done: string[];
  readonly options: TourOptions;
  readonly watches: { open: number };
}

/** A node where every call succeeds but the one named, and where the image is there or not. */
function node({ failing = '', imageIsThere = false, isMadeAllTheSame = false } = {}): Node {
  const signal = new AbortController().signal;
  const listed: Sandbox[] = [];
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
      createContainer: call('createContainer', 'c1'),
      startContainer: call('startContainer', undefined),
      execSync: call('execSync', { stdout: new Uint8Array(), stderr: new Uint8Array(), exitCode: 0 }),
      stopContainer: call('stopContainer', undefined),
      removeContainer: call('removeContainer', undefined),
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
      imageRaw: () => Promise.resolve(imageIsThere ? {} : undefined),
      pullImage: call('pullImage', 'sha256:1'),
      removeImage: call('removeImage', undefined),
    },
  );
  const layers: LayersSource = {
    snapshot: aLayersSnapshot(),
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
    image: 'docker.io/local/busybox:1',
    runtimeHandler: '',
    now: () => 1000,
    settleMs: 0,
    onStep: () => undefined,
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
