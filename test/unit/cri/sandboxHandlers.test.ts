import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RuntimePort } from '../../../src/contract/runtime.ts';
import { criRuntime } from '../../../src/cri/criRuntime.ts';
import { ListSupport } from '../../../src/cri/listSupport.ts';
import { SandboxHandlers } from '../../../src/cri/sandboxHandlers.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { asRecord, at } from '../../../src/runtimes/json.ts';
import { sample } from '../../facts/sample.ts';
import { fakeServer } from '../containerd/fakeServer.ts';

interface Pod {
  readonly id: string;
  /** What the runtime's status tells; in its list there is nothing. */
  readonly handler?: string;
}

let name: string;
let pods: readonly Pod[];
let asked: string[];
let failing: boolean;
let server: Awaited<ReturnType<typeof fakeServer>>;
let handlers: SandboxHandlers;
let runtime: RuntimePort;

/** As CRI-O tells the handler: among what it noted in the spec. cri-dockerd has a field of CRI for it. */
function statusOf({ id, handler = '' }: Pod): object {
  if (name === 'docker') {
    return { status: { id, runtime_handler: handler }, info: {} };
  }
  const recorded = sample('crio-1.36', 'PodSandboxStatus-runc');
  const info = asRecord(at(recorded, 'info', 'info')) ?? {};
  const spec = asRecord(info['runtimeSpec']) ?? {};
  const annotations = { ...asRecord(spec['annotations']), 'io.kubernetes.cri-o.RuntimeHandler': handler };
  return { status: { id }, info: { info: JSON.stringify({ ...info, runtimeSpec: { ...spec, annotations } }) } };
}

beforeEach(async () => {
  [name, asked, failing] = ['cri-o', [], false];
  pods = [{ id: 'a', handler: 'crun' }, { id: 'b' }];
  server = await fakeServer(runtimeService, {
    Version: () => ({ runtime_name: name }),
    ListPodSandbox: () => ({ items: pods.map(({ id }) => ({ id })) }),
    PodSandboxStatus: ({ pod_sandbox_id: id }: { readonly pod_sandbox_id: string }) => {
      asked.push(id);
      const pod = pods.find((each) => each.id === id);
      if (failing || pod === undefined) {
        throw Object.assign(new Error('no'), { code: 2, details: 'no' });
      }
      return statusOf(pod);
    },
  });
  handlers = new SandboxHandlers(server.channel);
  runtime = criRuntime(server.channel, new ListSupport(), handlers);
});
afterEach(() => server[Symbol.asyncDispose]());

const listed = async (): Promise<readonly string[]> =>
  (await runtime.listSandboxes()).map(({ id, runtimeHandler }) => `${id}:${runtimeHandler}`);

it.each(['cri-o', 'docker'])(
  'are read from the statuses of %s, once for each sandbox, and are in its lists then',
  async (of) => {
    name = of;
    await runtime.version();
    const sandboxes = await runtime.listSandboxes();
    expect(sandboxes.map(({ runtimeHandler }) => runtimeHandler)).toEqual(['', '']);
    const read = await runtime.readHandlers(sandboxes);
    expect(read.map(({ id, runtimeHandler }) => [id, runtimeHandler])).toEqual([['a', 'crun']]);
    expect(await listed()).toEqual(['a:crun', 'b:']);
    // The default is an answer too.
    expect(await runtime.readHandlers(await runtime.listSandboxes())).toEqual([]);
    expect(asked.sort()).toEqual(['a', 'b']);
  },
);

it('are not asked for where the lists tell them, nor before the runtime is known', async () => {
  expect(await runtime.readHandlers(await runtime.listSandboxes())).toEqual([]);
  name = 'containerd';
  await runtime.version();
  expect(await runtime.readHandlers(await runtime.listSandboxes())).toEqual([]);
  expect(asked).toEqual([]);
});

it('are asked for again where a status could not be read', async () => {
  await runtime.version();
  failing = true;
  expect(await runtime.readHandlers(await runtime.listSandboxes())).toEqual([]);
  failing = false;
  expect(await runtime.readHandlers(await runtime.listSandboxes())).toHaveLength(1);
});

it('are forgotten with their sandboxes, and with the connection', async () => {
  await runtime.version();
  await runtime.readHandlers(await runtime.listSandboxes());
  const all = pods;
  pods = [];
  await runtime.listSandboxes();
  pods = all;
  expect(await listed()).toEqual(['a:', 'b:']);
  await runtime.readHandlers(await runtime.listSandboxes());
  handlers.forget();
  expect(await listed()).toEqual(['a:', 'b:']);
  // It may be another runtime now.
  asked = [];
  expect(await runtime.readHandlers(await runtime.listSandboxes())).toEqual([]);
  expect(asked).toEqual([]);
});
