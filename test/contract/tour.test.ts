import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallLog } from '../../src/calls/callLog.ts';
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import type { RuntimeCounts, TourStepKind } from '../../src/contract/layers/tour.ts';
import { LayersSession } from '../../src/layers/session/layersSession.ts';
import { nodeOfThisMachine } from '../../src/proc/nodeOfThisMachine.ts';
import { recordTour, type TourOptions } from '../../src/tour/recordTour.ts';
import { newestRuntime } from '../runtimes/availability.ts';
import { liveSessionOf } from '../runtimes/liveSessionOf.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';

describe.skipIf((await newestRuntime()) === undefined)('a tour recorded on a real containerd', () => {
  let runtime: RealContainerd;
  let client: EndpointClient;
  let calls: CallLog;
  let session: ReturnType<typeof liveSessionOf>;
  let layers: LayersSession;

  beforeAll(async () => {
    runtime = await realContainerd();
    calls = new CallLog('test');
    client = connectEndpoint(runtime.address, () => 10_000, calls);
    session = liveSessionOf(runtime, { client });
    layers = new LayersSession({ session, node: nodeOfThisMachine(), now: Date.now });
    session.setVisible(true);
    layers.setVisible(true);
  });
  afterAll(async () => {
    layers.dispose();
    session.dispose();
    calls.dispose();
    await runtime[Symbol.asyncDispose]();
  });

  function options(changes: Partial<TourOptions> = {}): TourOptions {
    return {
      runtime: client.runtime,
      images: client.images,
      calls,
      layers,
      image: runtime.pullableImage,
      runtimeHandler: '',
      now: Date.now,
      settleMs: 10_000,
      onStep: () => undefined,
      signal: new AbortController().signal,
      ...changes,
    };
  }

  function countsOf({ images, blobs, snapshots, tasks }: Partial<RuntimeCounts>) {
    return {
      images: images?.known === true ? images.value : undefined,
      blobs: blobs?.known === true ? blobs.value.count : undefined,
      snapshots: snapshots?.known === true ? snapshots.value : undefined,
      tasks: tasks?.known === true ? tasks.value : undefined,
    };
  }

  async function leftOvers(): Promise<readonly unknown[]> {
    return [
      ...(await client.runtime.listSandboxes()),
      ...(await client.runtime.listContainers()),
      ...(await client.images.listImages()).filter(({ repoTags }) => repoTags.includes(runtime.pullableImage)),
    ];
  }

  it('has the calls and the layers of each step, and leaves nothing', async () => {
    const { steps, before: first, sandboxId, runtime: name } = await recordTour(options());
    expect(name).toBe(`containerd ${(await client.runtime.version()).version}`);
    expect(steps.map(({ kind, calls: made }) => [kind, made.map(({ method }) => method)])).toEqual([
      ['pull', ['ImageStatus', 'PullImage']],
      ['runSandbox', ['RunPodSandbox']],
      ['create', ['CreateContainer']],
      ['start', ['StartContainer']],
      ['exec', ['ExecSync']],
      ['stop', ['StopContainer']],
      ['remove', ['RemoveContainer', 'StopPodSandbox', 'RemovePodSandbox', 'RemoveImage']],
    ]);
    expect(steps.flatMap((step) => step.calls.map(({ outcome }) => outcome)).every((outcome) => outcome === 'ok')).toBe(
      true,
    );
    const states = steps.map(({ layers: { sandboxes } }) =>
      sandboxes.map((facts) => [
        facts.sandbox.id === sandboxId,
        ...facts.containers.map(({ container }) => container.state),
      ]),
    );
    expect(states).toEqual([
      [],
      [[true]],
      [[true, 'created']],
      [[true, 'running']],
      [[true, 'running']],
      [[true, 'exited']],
      [],
    ]);
    const counted = steps.map(({ layers: { node } }) => countsOf(node.runtime));
    const [before, [pulled, run, made, started, executed, stopped, removed]] = [countsOf(first ?? {}), counted];
    // Pulled: the image and its blobs. Run and started: a task each.
    expect(pulled).toMatchObject({ images: Number(before.images) + 1, tasks: before.tasks });
    expect(pulled?.blobs).toBeGreaterThan(Number(before.blobs));
    expect(run).toMatchObject({ blobs: pulled?.blobs, tasks: Number(before.tasks) + 1 });
    expect(made).toMatchObject({ tasks: run?.tasks, snapshots: Number(run?.snapshots) + 1 });
    expect(started).toMatchObject({ tasks: Number(made?.tasks) + 1, snapshots: made?.snapshots });
    expect(executed).toEqual(started);
    expect(stopped).toMatchObject({ tasks: made?.tasks, snapshots: made?.snapshots });
    expect(removed).toMatchObject({ images: before.images, blobs: before.blobs, tasks: before.tasks });
    expect(removed?.snapshots).toBeLessThan(Number(run?.snapshots));
    const running = steps[3]?.layers.sandboxes[0]?.containers[0];
    expect(running?.pid.known).toBe(true);
    expect(await leftOvers()).toEqual([]);
  });

  it.each<TourStepKind>(['runSandbox', 'start', 'stop'])('leaves nothing when it is cancelled at %s', async (kind) => {
    const abort = new AbortController();
    const onStep = (begun: TourStepKind): void => {
      if (begun === kind) {
        abort.abort();
      }
    };
    await expect(recordTour(options({ onStep, signal: abort.signal }))).rejects.toMatchObject({
      failure: { reason: 'cancelled' },
    });
    expect(await leftOvers()).toEqual([]);
  });
});
