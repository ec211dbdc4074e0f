import { describe, expect, it } from 'vitest';
import { containerConfig } from '../../../src/cri/containerCreate.ts';
import { sandboxConfig } from '../../../src/cri/sandboxRun.ts';
import { runtimeService } from '../../../src/rpc/services.ts';

const pod = { name: 'web', uid: 'u-1', namespace: 'shop' };

/** What a runtime reads of a request. */
const { RunPodSandbox, CreateContainer } = runtimeService;
const receivedSandbox = (spec: Parameters<typeof sandboxConfig>[0]): unknown =>
  RunPodSandbox.requestDeserialize(RunPodSandbox.requestSerialize({ config: sandboxConfig(spec) })).config;
const receivedContainer = (...spec: Parameters<typeof containerConfig>): unknown =>
  CreateContainer.requestDeserialize(CreateContainer.requestSerialize({ config: containerConfig(...spec) })).config;

describe('sandboxConfig', () => {
  it('asks for a pod of its own network, with the rest empty', () => {
    expect(receivedSandbox(pod)).toMatchObject({
      metadata: { name: 'web', uid: 'u-1', namespace: 'shop', attempt: 0 },
      hostname: '',
      log_directory: '',
      labels: {},
      linux: {
        cgroup_parent: '',
        security_context: { namespace_options: { network: 'POD', pid: 'CONTAINER', ipc: 'POD' } },
      },
    });
  });

  it('passes on everything that is set', () => {
    const spec = {
      ...pod,
      attempt: 1,
      labels: { a: 'b' },
      annotations: { c: 'd' },
      hostname: 'h',
      logDirectory: '/var/log/pods/x',
      cgroupParent: '/test',
      hostNetwork: true,
      sharedPid: true,
    };
    expect(receivedSandbox(spec)).toMatchObject({
      metadata: { attempt: 1 },
      labels: { a: 'b' },
      annotations: { c: 'd' },
      hostname: 'h',
      log_directory: '/var/log/pods/x',
      linux: {
        cgroup_parent: '/test',
        security_context: { namespace_options: { network: 'NODE', pid: 'POD', ipc: 'POD' } },
      },
    });
  });
});

describe('containerConfig', () => {
  it('leaves entry point, arguments and limits to the image when nothing is set', () => {
    expect(receivedContainer({ name: 'app', image: 'nginx:1' }, pod)).toMatchObject({
      metadata: { name: 'app', attempt: 0 },
      image: { image: 'nginx:1', user_specified_image: 'nginx:1' },
      command: [],
      args: [],
      envs: [],
      log_path: '',
      linux: { resources: { memory_limit_in_bytes: '0' } },
    });
  });

  it('passes on everything that is set, the environment as bytes', () => {
    const spec = {
      name: 'app',
      attempt: 4,
      image: 'nginx:1',
      command: ['sh', '-c'],
      args: ['exit 1'],
      env: { GREETING: 'grüß', EMPTY: '' },
      labels: { a: 'b' },
      annotations: { c: 'd' },
      logPath: 'app/0.log',
      memoryLimitBytes: 64 * 1024 * 1024,
    };
    expect(receivedContainer(spec, pod)).toMatchObject({
      metadata: { attempt: 4 },
      command: ['sh', '-c'],
      args: ['exit 1'],
      envs: [
        { key: 'GREETING', value: Buffer.from('grüß') },
        { key: 'EMPTY', value: Buffer.alloc(0) },
      ],
      labels: { a: 'b' },
      annotations: { c: 'd' },
      log_path: 'app/0.log',
      linux: { resources: { memory_limit_in_bytes: '67108864' } },
    });
  });

  it.each([
    [{}, { network: 'POD', pid: 'CONTAINER' }],
    [{ hostNetwork: true }, { network: 'NODE', pid: 'CONTAINER' }],
    [{ sharedPid: true }, { network: 'POD', pid: 'POD' }],
  ])('repeats the choice of the pod %j, as CRI-O wants it', (choice, options) => {
    expect(receivedContainer({ name: 'app', image: 'i' }, { ...pod, ...choice })).toMatchObject({
      linux: { security_context: { namespace_options: { ...options, ipc: 'POD' } } },
    });
  });
});
