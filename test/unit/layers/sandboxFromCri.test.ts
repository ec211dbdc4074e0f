import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/contract/json.ts';
import { unknown } from '../../../src/contract/layers/fact.ts';
import { asRecord, at } from '../../../src/runtimes/json.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { sample } from '../../facts/sample.ts';
import { containerdVersions, handlersOf, owners, recordedContainer, recordedSandbox, short } from './recorded.ts';

const podOnly = {
  mnt: 'own',
  pid: 'own',
  net: 'own',
  ipc: 'own',
  uts: 'own',
  user: 'host',
  cgroup: 'host',
  time: 'host',
};

describe('sandboxFromCri on containerd', () => {
  describe.each(containerdVersions)('%s', (runtime) => {
    const net = Number(runtime.slice(-3).replace('.', ''));
    // As the testbeds of the recordings were set up.
    const subnet = runtime === 'containerd-2.3' ? '10\\.123\\.71' : `10\\.${net}\\.0`;

    it.each([
      ['runc', '/usr/sbin/runc', 'hostKernel', []],
      ['crun', `/run/testbed/ctd${net}/bin/crun`, 'hostKernel', []],
      ['runsc', `/run/testbed/ctd${net}/bin/runsc`, 'userSpaceKernel', '(notReadYet)'],
    ])('reads a pod on %s', (name, binary, isolation, processes) => {
      const reply = sample(runtime, `PodSandboxStatus-${name}`);
      const facts = recordedSandbox(runtime, name);
      expect(short(facts.handler)).toBe(name);
      expect(short(facts.runtimeType)).toBe('io.containerd.runc.v2');
      expect(short(facts.binary)).toBe(binary);
      expect(facts.runtime).toMatchObject({ name, isolation });
      expect(short(facts.runtimeProcesses)).toEqual(processes);
      expect(short(facts.shim)).toBe('(notReadYet)');
      expect(reply).toMatchObject({ info: { info: { pid: short(facts.pid) } } });
      expect(owners(facts.namespaces)).toEqual(podOnly);
      const linux = { cgroupsPath: short(facts.cgroup.path) };
      expect(reply).toMatchObject({ info: { info: { runtimeSpec: { linux } } } });
      expect(short(facts.cgroup.limits)).toEqual({ cpuWeight: 2, cpuWeightScale: 'shares' });
      expect(facts.network).toMatchObject({
        value: {
          addresses: [expect.stringMatching(`^${subnet}\\.\\d+$`)],
          namespacePath: expect.stringContaining('/netns/cni-'),
        },
      });
      const interfaces = facts.network.known ? facts.network.value.interfaces : [];
      // They keep the order of the reply; to be compared over versions they are sorted, since a map in Go has none.
      expect(interfaces.map((each) => each.name)).toEqual(
        Object.keys(asRecord(at(reply, 'info', 'info', 'cniResult', 'Interfaces')) ?? {}),
      );
      expect([...interfaces].sort((one, other) => one.name.localeCompare(other.name))).toEqual([
        { name: 'eth0', inSandbox: true },
        { name: 'lo', inSandbox: true },
        { name: `tbcni${net}`, inSandbox: false },
        { name: expect.stringContaining('veth'), inSandbox: false },
      ]);
      expect(facts.trouble).toBeUndefined();
    });
  });

  it('names the fields', () => {
    const { pid, cgroup, namespaces, handler } = recordedSandbox('containerd-2.1', 'runc');
    const source = (field: string): object => ({ source: { from: 'call', method: 'PodSandboxStatus', field } });
    expect(pid).toMatchObject(source('info.pid'));
    expect(handler).toMatchObject(source('status.runtime_handler'));
    expect(cgroup.path).toMatchObject(source('info.runtimeSpec.linux.cgroupsPath'));
    expect(namespaces.user).toMatchObject(source('info.runtimeSpec.linux.namespaces'));
  });

  it('takes the default handler for a sandbox that names none', () => {
    const { handler, binary } = recordedSandbox('kubelet-1.36-on-containerd-2.1', 'web');
    expect(handler).toMatchObject({
      value: 'runc',
      source: { method: 'Status', field: 'info.config.containerd.defaultRuntimeName' },
    });
    expect(short(binary)).toBe('/usr/sbin/runc');
  });

  it('reads what only the list and the configuration tell when the status fails', () => {
    const failed = unknown({ why: 'callFailed', method: 'PodSandboxStatus', reason: 'deadlineExceeded' });
    const facts = recordedSandbox('containerd-2.1', 'crun', {
      reply: failed,
      sandbox: sandbox({ runtimeHandler: 'crun' }),
    });
    expect([short(facts.handler), short(facts.runtimeType), facts.runtime.name]).toEqual([
      'crun',
      'io.containerd.runc.v2',
      'crun',
    ]);
    expect([facts.pid, facts.network, facts.namespaces.net, facts.cgroup.path]).toEqual(Array(4).fill(failed));
  });

  it('has neither pid nor network of a stopped one', () => {
    const reply = changed(sample('containerd-2.1', 'PodSandboxStatus-runc'), (info) => ({
      ...info,
      pid: 0,
      netNamespaceClosed: true,
    }));
    const facts = recordedSandbox('containerd-2.1', 'runc', { reply, sandbox: sandbox({ state: 'notReady' }) });
    expect([facts.pid, facts.network].map(short)).toEqual(['(ended)', '(ended)']);
  });

  it('has no interfaces on the host’s network', () => {
    const facts = recordedSandbox('containerd-2.1', 'runc', { reply: onHostNetwork() });
    expect(owners(facts.namespaces)).toEqual({ ...podOnly, net: 'host', uts: 'host' });
    expect(short(facts.network)).toEqual({ addresses: [], interfaces: [] });
  });

  it('has all addresses, the primary first', () => {
    const reply: JsonObject = {
      ...sample('containerd-2.1', 'PodSandboxStatus-runc'),
      status: { network: { ip: '10.0.0.1', additional_ips: [{ ip: 'fd00::1' }, {}, 5] } },
    };
    expect(recordedSandbox('containerd-2.1', 'runc', { reply }).network).toMatchObject({
      value: { addresses: ['10.0.0.1', 'fd00::1'] },
    });
  });
});

describe('sandboxFromCri on CRI-O', () => {
  it.each(['runc', 'crun'])('reads a pod on %s without an infra container', (name) => {
    const facts = recordedSandbox('crio-1.36', name);
    expect([short(facts.handler), short(facts.runtimeType), short(facts.binary)]).toEqual([
      name,
      'oci',
      `/run/testbed/crio/bin/${name}`,
    ]);
    expect(facts.pid).toMatchObject({ value: 'none', source: { method: 'PodSandboxStatus' } });
    expect(facts.shim).toMatchObject({ value: 'none', source: { from: 'design' } });
    // The spec lists pid and mnt too, but those of a process that was never started.
    expect(owners(facts.namespaces)).toEqual({ ...podOnly, mnt: '(noProcess)', pid: '(noProcess)' });
    expect(short(facts.cgroup.path)).toMatch(/^\/kubepods-d\/burstable\/pod[0-9-]+$/);
    expect(short(facts.cgroup.limits)).toBe('(notReported)');
    expect(facts.network).toMatchObject({
      value: {
        namespacePath: expect.stringContaining('/run/testbed/crio/ns/netns/'),
        interfaces: [
          { name: 'tbcrio0', inSandbox: false },
          { name: expect.stringContaining('veth'), inSandbox: false },
          { name: 'eth0', inSandbox: true },
        ],
      },
    });
  });

  it('reads a pod with an infra container, on the default handler', () => {
    const facts = recordedSandbox('crio-1.36', 'infra');
    expect(short(facts.pid)).toBe(20480);
    expect(facts.handler).toMatchObject({ value: 'runc', source: { field: 'info.config.crio.DefaultRuntime' } });
    expect(owners(facts.namespaces)).toEqual(podOnly);
    expect(short(facts.cgroup.path)).toMatch(/\/crio-201c2f49[0-9a-f]+$/);
  });

  it('does not believe the pid of an infra container in a stopped pod', () => {
    const facts = recordedSandbox('crio-1.36', 'infra', { sandbox: sandbox({ state: 'notReady' }) });
    expect(short(facts.pid)).toBe('(ended)');
  });

  it('believes no note that the pod wrote itself', () => {
    const recordedReply = sample('crio-1.36', 'PodSandboxStatus-crun');
    const own = { 'io.kubernetes.cri-o.RuntimeHandler': 'crun', 'spoofed.crio.io': 'true' };
    const reply = { ...recordedReply, status: { annotations: own } };
    const facts = recordedSandbox('crio-1.36', 'crun', { reply });
    expect([facts.handler, facts.pid].map(short)).toEqual(['(notReported)', '(notReported)']);
  });

  it('has one shim for a pod in a VM, and its containers inside', () => {
    const [runc] = handlersOf('crio-1.36');
    if (runc === undefined) {
      throw new Error('CRI-O has a handler.');
    }
    const vm = { known: true, value: 'vm', source: { from: 'design', of: 'a test' } } as const;
    const facts = recordedSandbox('crio-1.36', 'runc', {
      handlers: [{ ...runc, runtimeType: vm, binary: { ...vm, value: '/usr/bin/containerd-shim-kata-v2' } }],
      containers: [recordedContainer('crio-1.36', 'runc', 'runc')],
    });
    expect(facts.runtime).toMatchObject({ name: 'kata', isolation: 'virtualMachine' });
    expect(short(facts.shim)).toBe('(notReadYet)');
    expect(facts.containers).toMatchObject([{ insideSandbox: true, supervisor: undefined }]);
  });

  it('keeps the facts of a container that it adds nothing to', () => {
    const containers = [recordedContainer('crio-1.36', 'runc', 'runc')];
    expect(recordedSandbox('crio-1.36', 'runc', { containers }).containers[0]).toBe(containers[0]);
  });
});

describe('the addresses of a sandbox of CRI-O', () => {
  const recordedReply = sample('crio-1.36', 'PodSandboxStatus-runc');
  const status = asRecord(at(recordedReply, 'status')) ?? {};
  const { network: _network, ...restarted } = status;
  const cniResult = 'info.runtimeSpec.annotations["io.kubernetes.cri-o.CNIResult"]';

  it('are those that CNI told it where its status has lost them, after a restart', () => {
    const facts = recordedSandbox('crio-1.36', 'runc', { reply: { ...recordedReply, status: restarted } });
    expect(facts.network).toMatchObject({
      value: { addresses: ['10.40.0.8'], interfaces: expect.arrayContaining([{ name: 'eth0', inSandbox: true }]) },
      source: { method: 'PodSandboxStatus', field: cniResult },
    });
  });

  it('are gone with one that was stopped', () => {
    const stopped = { ...restarted, state: 'SANDBOX_NOTREADY' };
    const { network } = recordedSandbox('crio-1.36', 'runc', { reply: { ...recordedReply, status: stopped } });
    expect(network.known && network.value.addresses).toEqual([]);
  });
});

describe('sandboxFromCri on cri-dockerd', () => {
  const pauseReply = sample('cri-dockerd-0.4', 'ContainerStatus-of-a-pod-id');

  it('reads what there is, the pause process from the status of its container', () => {
    const facts = recordedSandbox('cri-dockerd-0.4', 'runc', { pauseReply });
    expect(facts.pid).toMatchObject({ value: 30158, source: { method: 'ContainerStatus', field: 'info.pid' } });
    expect(facts.shim).toMatchObject({ value: 'none', source: { from: 'design' } });
    const untold = unknown({ why: 'notReported', by: 'cri-dockerd' });
    expect([facts.handler, facts.runtimeType, facts.binary, facts.cgroup.path, facts.cgroup.limits]).toEqual(
      Array(5).fill(untold),
    );
    expect(facts.runtime.isolation).toBe('unknown');
    expect(short(facts.network)).toEqual({ addresses: ['10.41.0.2'], interfaces: [] });
    const { net, ipc, pid, mnt, uts, user } = owners(facts.namespaces);
    expect({ net, ipc, pid }).toEqual({ net: 'own', ipc: 'own', pid: 'own' });
    expect({ mnt, uts, user }).toEqual({ mnt: '(notReported)', uts: '(notReported)', user: '(notReported)' });
  });

  it('waits for the status of the pause container', () => {
    expect(short(recordedSandbox('cri-dockerd-0.4', 'runc').pid)).toBe('(notReadYet)');
  });

  it('sees the host’s network in the options', () => {
    const reply = { status: { network: { ip: '' }, linux: { namespaces: { options: { network: 'NODE' } } } } };
    expect(short(recordedSandbox('cri-dockerd-0.4', 'runc', { reply }).network)).toEqual({
      addresses: [],
      interfaces: [],
    });
  });
});

describe('the client of a sandbox', () => {
  it('is told by what the kubelet notes on its pods, not by labels', () => {
    const clientOf = (annotations: Record<string, string>): string =>
      recordedSandbox('containerd-2.1', 'runc', {
        sandbox: sandbox({ annotations, labels: { 'io.kubernetes.pod.uid': 'uid-1' } }),
      }).client;
    expect(clientOf({ 'kubernetes.io/config.source': 'api' })).toBe('kubelet');
    expect(clientOf({ 'kubernetes.io/config.seen': '1970-01-01T00:00:00Z' })).toBe('kubelet');
    expect(clientOf({ 'kubernetes.io/config.source': 'http' })).toBe('staticPod');
    expect(clientOf({ 'demo/note': 'x' })).toBe('other');
  });

  const kubelets = ['kubelet-1.36-on-containerd-2.1', 'kubelet-1.36-on-crio-1.36'] as const;

  it.each(kubelets)('is a static pod’s: %s', (runtime) => {
    expect(recordedSandbox(runtime, 'web').client).toBe('staticPod');
  });
});

function onHostNetwork(): JsonObject {
  const reply = sample('containerd-2.1', 'PodSandboxStatus-runc');
  const namespaces = [{ type: 'pid' }, { type: 'ipc' }, { type: 'mount' }];
  return changed(reply, (info) => ({ ...info, runtimeSpec: { linux: { namespaces } }, cniResult: null }));
}

function changed(reply: JsonObject, change: (info: JsonObject) => JsonObject): JsonObject {
  // In all replies of containerd `info` holds an object of the same name.
  const { info } = reply['info'] as { info: JsonObject };
  return { ...reply, info: { info: change(info) } };
}
