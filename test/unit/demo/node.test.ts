import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantBulk } from '../../runtimes/bulkNode.ts';
import { type DemoBench, startBench, unary } from './demoClient.ts';

let bench: DemoBench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

const containers = async (filter: object = {}) => (await unary(bench.cri, 'ListContainers', { filter })).containers;
const sandboxes = async (filter: object = {}) => (await unary(bench.cri, 'ListPodSandbox', { filter })).items;
interface VerboseInfo {
  readonly pid: number;
  readonly runtimeSpec: { readonly linux: { readonly namespaces: readonly { type: string; path?: string }[] } };
}

const verbose = (info: Record<string, string>) => JSON.parse(info['info'] ?? '') as VerboseInfo;

describe('the demonstration node', () => {
  it('says what it is', async () => {
    expect(await unary(bench.cri, 'Version', {})).toMatchObject({
      runtime_name: 'demonstration',
      runtime_api_version: 'v1',
      runtime_version: expect.stringMatching(/^\d+\.\d+\.\d+/) as unknown,
    });
    const reply = await unary(bench.cri, 'Status', { verbose: true });
    expect(reply.status?.conditions.map(({ type, status: isTrue }) => [type, isTrue])).toEqual([
      ['RuntimeReady', true],
      ['NetworkReady', true],
    ]);
    expect(reply.runtime_handlers.map(({ name }) => name)).toEqual(['', 'kata', 'runc', 'runsc']);
    const config = JSON.parse(reply.info['config'] ?? '') as { containerd: { runtimes: object } };
    expect(Object.keys(config.containerd.runtimes)).toEqual(['runc', 'runsc', 'kata']);
    expect(await unary(bench.cri, 'RuntimeConfig', {})).toEqual({ linux: { cgroup_driver: 'CGROUPFS' } });
  });

  it('has pods of all handlers, an application on its third attempt, and an OOM kill', async () => {
    expect(new Set((await sandboxes()).map(({ runtime_handler: handler }) => handler))).toEqual(
      new Set(['', 'runc', 'runsc', 'kata']),
    );
    const attempts = await containers({ label_selector: { 'io.kubernetes.container.name': 'api' } });
    expect(attempts.map(({ metadata, state }) => [metadata?.attempt, state])).toEqual([
      [0, 'CONTAINER_EXITED'],
      [1, 'CONTAINER_EXITED'],
      [2, 'CONTAINER_RUNNING'],
    ]);
    const killed = await unary(bench.cri, 'ContainerStatus', { container_id: attempts[1]?.id ?? '' });
    expect(killed.status).toMatchObject({
      exit_code: 137,
      reason: 'OOMKilled',
      image: { image: 'registry.example.com/shop/api:2.4.1' },
    });
  });

  it('filters by id prefix, state, labels and pod', async () => {
    const [first] = await sandboxes();
    expect(await sandboxes({ id: first?.id.slice(0, 10) })).toEqual([first]);
    expect(await sandboxes({ id: 'ffff' })).toEqual([]);
    const states = new Set((await sandboxes({ state: { state: 'SANDBOX_NOTREADY' } })).map(({ state }) => state));
    expect(states).toEqual(new Set(['SANDBOX_NOTREADY']));
    expect((await containers({ state: { state: 'CONTAINER_CREATED' } })).map(({ metadata }) => metadata?.name)).toEqual(
      ['prepared'],
    );
    const [web] = await sandboxes({ label_selector: { app: 'web' } });
    expect((await containers({ pod_sandbox_id: web?.id })).map(({ metadata }) => metadata?.name)).toEqual([
      'nginx',
      'log-shipper',
    ]);
  });

  it('gives verbose information as containerd does', async () => {
    const [nginx] = await containers({ label_selector: { 'io.kubernetes.container.name': 'nginx' } });
    const container = verbose(
      (await unary(bench.cri, 'ContainerStatus', { container_id: nginx?.id ?? '', verbose: true })).info,
    );
    const sandbox = verbose(
      (
        await unary(bench.cri, 'PodSandboxStatus', {
          pod_sandbox_id: nginx?.pod_sandbox_id ?? '',
          verbose: true,
        })
      ).info,
    );
    expect(container).toMatchObject({
      sandboxID: nginx?.pod_sandbox_id,
      pid: expect.any(Number) as unknown,
      snapshotKey: nginx?.id,
      runtimeType: 'io.containerd.runc.v2',
      config: {
        linux: {
          resources: { memory_limit_in_bytes: 128 * 2 ** 20 },
          security_context: { namespace_options: { pid: 1 } },
        },
      },
      runtimeSpec: {
        linux: { cgroupsPath: expect.stringMatching(/^\/kubepods\/burstable\/pod.*\/[0-9a-f]{64}$/) as unknown },
      },
    });
    const { namespaces } = container.runtimeSpec.linux;
    expect(namespaces.find(({ type }) => type === 'network')?.path).toBe(`/proc/${sandbox.pid}/ns/net`);
  });

  it('leaves what it does not have unimplemented', async () => {
    await expect(unary(bench.cri, 'ListMetricDescriptors', {})).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
      details: 'method ListMetricDescriptors not implemented',
    });
  });

  it('is the same each time', async () => {
    const again = await startBench();
    const ids = async ({ cri }: DemoBench) => (await unary(cri, 'ListContainers', {})).containers.map(({ id }) => id);
    expect(await ids(again)).toEqual((await containers()).map(({ id }) => id));
    await again.stop();
  });
});

it('holds ten thousand containers', async () => {
  const crowd = await startBench((planter) => plantBulk(planter, { sandboxes: 3000, containers: 10_000, images: 500 }));
  try {
    expect((await unary(crowd.cri, 'ListContainers', {})).containers).toHaveLength(10_000);
    expect((await unary(crowd.cri, 'ListPodSandbox', {})).items).toHaveLength(3000);
    expect((await unary(crowd.images, 'ListImages', {})).images.length).toBeGreaterThanOrEqual(500);
  } finally {
    await crowd.stop();
  }
}, 20_000);
