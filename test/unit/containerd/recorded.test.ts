import { describe, expect, it } from 'vitest';
import { runtimeEventOf } from '../../../src/containerd/events.ts';
import { serverPid } from '../../../src/containerd/introspection.ts';
import { pullProgress } from '../../../src/containerd/pullProgress.ts';
import { listTasks, taskPids } from '../../../src/containerd/tasks.ts';
import type { LayerPhase } from '../../../src/contract/image.ts';
import type { RuntimeEvent } from '../../../src/contract/runtime.ts';
import {
  eventMessages,
  introspectionService,
  runcMessages,
  tasksService,
} from '../../../src/rpc/containerdServices.ts';
import { rawSample, sample, type SampledRuntime } from '../../facts/sample.ts';
import { fakeServer } from './fakeServer.ts';
import { pullingServer, type RecordedMoment, type RecordedPull } from './pullingServer.ts';

const versions = ['containerd-1.6', 'containerd-1.7', 'containerd-2.1', 'containerd-2.3'] as const;

describe.each(versions)('%s, as recorded', (version) => {
  it('says which processes run, and which of them was exec’d', async () => {
    const { tasks } = rawSample(version, 'tasks.List') as { tasks: { id: string; pid: number }[] };
    const { processes } = rawSample(version, 'tasks.ListPids-ctr-runc-with-exec') as { processes: RecordedProcess[] };
    await using server = await fakeServer(tasksService, {
      List: () => ({ tasks }),
      ListPids: () => ({ processes: processes.map(encodedProcess) }),
    });
    expect(await listTasks(server.channel)).toEqual(tasks.map(({ id, pid }) => ({ id, pid, state: 'running' })));
    const execIds = processes.map(({ pid, info }) => ({ pid, ...(info && { execId: info.decoded.exec_id }) }));
    expect(await taskPids(server.channel, 'c1')).toEqual(execIds);
    expect(execIds.filter(({ execId }) => execId !== undefined)).toHaveLength(1);
  });

  it('says its own pid, from 1.7 on', async () => {
    const recorded = sample(version, 'introspection.Server');
    await using server = await fakeServer(introspectionService, { Server: () => recorded });
    expect(await serverPid(server.channel)).toBe(recorded['pid']);
    expect('pid' in recorded).toBe(version !== 'containerd-1.6');
  });

  it('reports each step of a life by an event that names the container', () => {
    const { first_of_each_topic } = rawSample(version, 'events.Subscribe-runc') as {
      first_of_each_topic: RecordedEvent[];
    };
    const hints = new Map(first_of_each_topic.map((event) => [event.topic, hintOf(event)]));
    const id = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    for (const topic of ['/containers/create', '/containers/delete', '/tasks/create', '/tasks/start', '/tasks/oom']) {
      expect(hints.get(topic)).toEqual({ kind: 'task', id });
    }
    expect(hints.get('/images/create')).toEqual({ kind: 'images' });
    expect(hints.get('/images/delete')).toEqual({ kind: 'images' });
    for (const topic of ['/tasks/exec-added', '/tasks/exec-started', '/snapshot/prepare', '/snapshot/remove']) {
      expect(hints.has(topic)).toBe(true);
      expect(hints.get(topic)).toBeUndefined();
    }
  });
});

const big = '127.0.0.1:5011/local/big:1';

describe('the progress of a pull, as recorded', () => {
  it.each<[SampledRuntime, LayerPhase[], number]>([
    // Three downloads at a time. 1.6 and 1.7 do not list the layer that waits for its turn.
    ['containerd-1.6', ['done', 'downloading', 'downloading', 'downloading', 'waiting'], 24_117_248],
    ['containerd-1.7', ['done', 'downloading', 'downloading', 'downloading', 'waiting'], 24_117_248],
    ['containerd-2.1', ['done', 'downloading', 'downloading', 'waiting', 'downloading'], 24_117_248],
    ['containerd-2.3', ['done', 'waiting', 'downloading', 'downloading', 'downloading'], 15_728_640],
  ])('of %s', async (version, phases, downloadedBytes) => {
    const moment = recordedMoment(version);
    await using server = await pullingServer(moment);
    const progress = await pullProgress(server.channel, big, createdAtMs(moment.pull));
    expect(progress?.layers.map(({ phase }) => phase)).toEqual(phases);
    const downloading = progress?.layers.filter(({ phase }) => phase === 'downloading') ?? [];
    expect(downloading.map((layer) => layer.downloadedBytes)).toEqual(Array(3).fill(downloadedBytes));
    const ofLease = createdAtMs(moment.pull) + 1;
    expect(await pullProgress(server.channel, big, ofLease)).toBeUndefined();
  });
});

describe('the progress of a pull that unpacks its layers at once, as recorded of containerd 2.3', () => {
  const { statuses, pulls, extract_snapshots } = rawSample(
    'containerd-2.3',
    'content.ListStatuses-during-parallel-unpack',
  ) as {
    statuses: (RecordedMoment['statuses'][number] & { started_at: { nanos: number } })[];
    pulls: [RecordedPull];
    extract_snapshots: { name: string; labels: Record<string, string> }[];
  };
  const [pull] = pulls;
  // The lowest layer begins first.
  const layers = [...statuses].sort((one, other) => one.started_at.nanos - other.started_at.nanos);
  const [manifestDigest = '', configDigest = ''] = pull.resources.map(({ id }) => id);
  const manifest = {
    config: { digest: configDigest, size: 900 },
    layers: layers.map(({ ref, total }) => ({ digest: ref.replace('layer-', ''), size: total })),
  };
  const diffIds = extract_snapshots.map(({ labels }) => labels['containerd.io/snapshot/diff-id']);
  const chain = extract_snapshots.map(({ labels }) => labels['containerd.io/snapshot.ref'] ?? '');

  /** @param offset bytes of each download; absent when all have ended @param committed how many layers are unpacked */
  const phasesAt = async (offset: number | undefined, committed: number): Promise<unknown> => {
    const unpacked = chain.slice(0, committed);
    // The lease names a layer by its chain id once it is committed.
    const resources = pull.resources.map(({ id, type }) => ({
      id: unpacked.find((chainId) => id.endsWith(` ${chainId}`)) ?? id,
      type,
    }));
    await using server = await pullingServer({
      pull: { ...pull, resources },
      statuses: offset === undefined ? [] : layers.map((status) => ({ ...status, offset })),
      blobs: [
        {
          digest: manifestDigest,
          labels: {
            'containerd.io/gc.ref.content.config': configDigest,
            'containerd.io/distribution.source.127.0.0.1': 'local/big',
          },
        },
      ],
      content: new Map<string, object>([
        [manifestDigest, manifest],
        [configDigest, { rootfs: { diff_ids: diffIds } }],
      ]),
      snapshots: [],
    });
    const progress = await pullProgress(server.channel, big, createdAtMs(pull));
    return progress?.layers.map(({ phase }) => phase);
  };

  it('takes no layer for unpacking before its download has ended, though all have a snapshot to unpack into', async () => {
    expect(extract_snapshots).toHaveLength(4);
    expect(await phasesAt(0, 0)).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    expect(await phasesAt(2_097_152, 0)).toEqual(['downloading', 'downloading', 'downloading', 'downloading']);
  });

  it('has several layers unpacking at once, which are done from the bottom', async () => {
    expect(await phasesAt(undefined, 0)).toEqual(['unpacking', 'unpacking', 'unpacking', 'unpacking']);
    expect(await phasesAt(undefined, 1)).toEqual(['done', 'unpacking', 'unpacking', 'unpacking']);
    expect(await phasesAt(undefined, 4)).toEqual(['done', 'done', 'done', 'done']);
  });
});

interface RecordedProcess {
  readonly pid: number;
  readonly info?: { readonly type_url: string; readonly decoded: { readonly exec_id: string } };
}

function encodedProcess({ pid, info }: RecordedProcess): object {
  const { ProcessDetails } = runcMessages;
  return info === undefined
    ? { pid }
    : { pid, info: { type_url: info.type_url, value: ProcessDetails.serialize(info.decoded) } };
}

interface RecordedEvent {
  readonly namespace: string;
  readonly topic: string;
  readonly type_url: string;
  readonly event: object;
}

function hintOf({ namespace, topic, type_url, event }: RecordedEvent): RuntimeEvent | undefined {
  const name = type_url.slice(type_url.lastIndexOf('.') + 1) as keyof typeof eventMessages;
  // The messages of images are in a package of their own, and nobody reads them.
  const value = topic.startsWith('/images/') ? Buffer.alloc(0) : eventMessages[name].serialize(event);
  return runtimeEventOf({ timestamp: null, namespace, topic, event: { type_url, value } });
}

function createdAtMs({ lease }: RecordedPull): number {
  return lease.created_at.seconds * 1_000 + lease.created_at.nanos / 1e6;
}

function recordedMoment(version: SampledRuntime): RecordedMoment {
  const { pulls } = rawSample(version, 'leases.ListResources-during-pull') as { pulls: [RecordedPull] };
  const { statuses } = rawSample(version, 'content.ListStatuses-during-pull') as Pick<RecordedMoment, 'statuses'>;
  const manifest = rawSample(version, 'content.Read-manifest-big') as { config: { digest: string } };
  const { info } = rawSample(version, 'ImageStatus-big') as {
    info: { info: { imageSpec: { rootfs: { diff_ids: string[] } } } };
  };
  const [pull] = pulls;
  const manifestDigest = pull.resources.find(({ id, type }) => type === 'content' && id !== manifest.config.digest)?.id;
  const { imageSpec } = info.info;
  return {
    pull,
    statuses,
    blobs: rawSample(version, 'content.List') as RecordedMoment['blobs'],
    content: new Map<string, object>([
      [manifestDigest ?? '', manifest],
      [manifest.config.digest, imageSpec],
    ]),
    // The lowest layer is that of an image which was there before.
    snapshots: imageSpec.rootfs.diff_ids.slice(0, 1),
  };
}
