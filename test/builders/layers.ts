import type { ContainerFacts } from '../../src/contract/layers/container.ts';
import { type Fact, type FactSource, known } from '../../src/contract/layers/fact.ts';
import type { LowLevelRuntime } from '../../src/contract/layers/isolation.ts';
import type { NamespaceFacts, NamespaceUse } from '../../src/contract/layers/namespace.ts';
import type { HandlerFacts, NodeFacts } from '../../src/contract/layers/node.ts';
import type { NodeProcess } from '../../src/contract/layers/process.ts';
import type { SandboxFacts } from '../../src/contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../src/contract/layers/snapshot.ts';
import { container } from './container.ts';
import { sandbox } from './sandbox.ts';

/** A known fact, read from a call unless said. */
export function someFact<T>(value: T, source: FactSource = { from: 'call', method: 'Status', field: 'info' }): Fact<T> {
  return known(value, source);
}

export const runc: LowLevelRuntime = { name: 'runc', isolation: 'hostKernel', staysRunning: false };
export const crun: LowLevelRuntime = { name: 'crun', isolation: 'hostKernel', staysRunning: false };
export const runsc: LowLevelRuntime = { name: 'runsc', isolation: 'userSpaceKernel', staysRunning: true };
export const kata: LowLevelRuntime = {
  name: 'kata',
  isolation: 'virtualMachine',
  staysRunning: true,
  hypervisor: 'QEMU',
};

export function nodeProcess(pid: number, argv0 = 'containerd-shim-runc-v2', parentPid = 1): NodeProcess {
  return { pid, parentPid, arguments: [argv0], command: argv0.slice(0, 15), startedAtMs: 0 };
}

/** Namespaces of a usual pod's pause: all its own but user, cgroup and time. */
export function someNamespaces(
  changes: Partial<Record<keyof NamespaceFacts, Fact<NamespaceUse>>> = {},
): NamespaceFacts {
  const file = (type: string): FactSource => ({ from: 'file', path: `/proc/2130/ns/${type}` });
  const own = (type: string, inode: number): Fact<NamespaceUse> => known({ owner: 'own', inode }, file(type));
  const host = (type: string, inode: number): Fact<NamespaceUse> => known({ owner: 'host', inode }, file(type));
  return {
    mnt: own('mnt', 4026532201),
    pid: own('pid', 4026532202),
    net: own('net', 4026532203),
    ipc: own('ipc', 4026532204),
    uts: own('uts', 4026532205),
    user: host('user', 4026531837),
    cgroup: host('cgroup', 4026531835),
    time: host('time', 4026531834),
    ...changes,
  };
}

/** A running container of `sandbox-1`. */
export function aContainerFacts(changes: Partial<ContainerFacts> = {}): ContainerFacts {
  const { id } = changes.container ?? container();
  const spec = { from: 'call', method: 'ContainerStatus', field: 'info.runtimeSpec' } as const;
  return {
    container: container(),
    pid: someFact(2150, { from: 'call', method: 'ContainerStatus', field: 'info.pid' }),
    insideSandbox: false,
    commandLine: someFact(['nginx', '-g', 'daemon off;'], { from: 'file', path: '/proc/2150/cmdline' }),
    supervisor: undefined,
    execPids: someFact([]),
    namespaces: someNamespaces(),
    cgroup: {
      path: someFact(`/kubepods/burstable/pod1/${id}`, { from: 'file', path: '/proc/2150/cgroup' }),
      limits: someFact({ memoryBytes: 256 * 1024 * 1024, cpus: 0.5, cpuWeightScale: 'shares' }),
      usage: someFact({ memoryBytes: 64 * 1024 * 1024, cpuMs: 1200, processes: 3 }),
    },
    isolation: {
      privileged: someFact(false, spec),
      seccomp: someFact('filtered', spec),
      capabilities: someFact(['CAP_CHOWN', 'CAP_KILL'], spec),
      user: someFact({ uid: 0, gid: 0 }, spec),
      noNewPrivileges: someFact(false, spec),
      readOnlyRoot: someFact(false, spec),
      appArmor: someFact('', spec),
      selinux: someFact('', spec),
      maskedPaths: someFact(11, spec),
    },
    rootFilesystem: {
      snapshotter: someFact('overlayfs'),
      layers: { known: false, reason: { why: 'notReadYet' } },
      path: { known: false, reason: { why: 'notReadYet' } },
    },
    mounts: someFact([
      {
        destination: '/etc/hosts',
        source: '/var/lib/kubelet/pods/1/etc-hosts',
        type: 'bind',
        readOnly: false,
        origin: 'requested',
      },
      { destination: '/proc', source: 'proc', type: 'proc', readOnly: false, origin: 'runtime' },
    ]),
    trouble: undefined,
    ...changes,
  };
}

/** `sandbox-1`, a kubelet's pod on containerd with runc: shim 2100, pause 2130, one container. */
export function aSandboxFacts(changes: Partial<SandboxFacts> = {}): SandboxFacts {
  return {
    sandbox: sandbox(),
    client: 'kubelet',
    handler: someFact('runc', { from: 'call', method: 'PodSandboxStatus', field: 'runtime_handler' }),
    runtimeType: someFact('io.containerd.runc.v2', {
      from: 'call',
      method: 'PodSandboxStatus',
      field: 'info.runtimeType',
    }),
    binary: someFact('runc', { from: 'call', method: 'PodSandboxStatus', field: 'info.runtimeOptions.binary_name' }),
    runtime: runc,
    shim: someFact(nodeProcess(2100), { from: 'file', path: '/proc/2100/cmdline' }),
    pid: someFact(2130, { from: 'call', method: 'PodSandboxStatus', field: 'info.pid' }),
    runtimeProcesses: someFact([], { from: 'design', of: 'runc' }),
    namespaces: someNamespaces(),
    cgroup: {
      path: someFact('/kubepods/burstable/pod1/sandbox-1', { from: 'file', path: '/proc/2130/cgroup' }),
      limits: someFact({ cpuWeightScale: 'shares' }),
      usage: someFact({ memoryBytes: 300_000, processes: 1 }),
    },
    network: someFact(
      { addresses: ['10.4.0.7'], namespacePath: '/run/netns/cni-1', interfaces: [{ name: 'eth0', inSandbox: true }] },
      { from: 'call', method: 'PodSandboxStatus', field: 'info.cniResult' },
    ),
    containers: [aContainerFacts()],
    trouble: undefined,
    ...changes,
  };
}

export function aHandlerFacts(changes: Partial<HandlerFacts> = {}): HandlerFacts {
  return {
    name: 'runc',
    isDefault: true,
    runtimeType: someFact('io.containerd.runc.v2'),
    binary: someFact('/usr/sbin/runc'),
    version: someFact('runc version 1.3.0', { from: 'program', commandLine: '/usr/sbin/runc --version' }),
    runtime: runc,
    recursiveReadOnlyMounts: someFact(true, { from: 'call', method: 'Status', field: 'runtime_handlers' }),
    userNamespaces: someFact(false, { from: 'call', method: 'Status', field: 'runtime_handlers' }),
    ...changes,
  };
}

/** A node with containerd 2.1 and a kubelet; handlers runc (the default) and an unused Kata. */
export function aNodeFacts(changes: Partial<NodeFacts> = {}): NodeFacts {
  return {
    endpointId: 'unix:///run/containerd/containerd.sock',
    endpointName: 'containerd',
    address: 'unix:///run/containerd/containerd.sock',
    kubelet: someFact(nodeProcess(812, '/usr/bin/kubelet'), { from: 'file', path: '/proc/812/cmdline' }),
    kubeletAsksHere: someFact(true, { from: 'file', path: '/var/lib/kubelet/config.yaml' }),
    runtime: {
      name: someFact('containerd', { from: 'call', method: 'Version', field: 'runtime_name' }),
      version: someFact('2.1.9', { from: 'call', method: 'Version', field: 'runtime_version' }),
      process: someFact(nodeProcess(640, '/usr/bin/containerd'), { from: 'file', path: '/proc/640/cmdline' }),
      conditions: someFact([
        { type: 'RuntimeReady', status: true, reason: '', message: '' },
        { type: 'NetworkReady', status: true, reason: '', message: '' },
      ]),
      cgroupDriver: someFact('cgroupfs', { from: 'call', method: 'RuntimeConfig', field: 'linux.cgroup_driver' }),
      snapshotter: someFact('overlayfs'),
      snapshots: someFact(164, { from: 'call', method: 'Snapshots.List', field: 'count' }),
      blobs: someFact(
        { count: 121, bytes: 2_040_109_465 },
        { from: 'call', method: 'Content.List', field: 'info.size' },
      ),
      images: someFact(38, { from: 'call', method: 'ListImages', field: 'images' }),
      tasks: someFact(31, { from: 'call', method: 'Tasks.List', field: 'tasks' }),
      cni: someFact({ networks: ['containerd-net'], plugins: ['bridge', 'portmap'] }),
      streamingAddress: someFact('127.0.0.1:40991'),
      rootFolder: someFact('/var/lib/containerd'),
      stateFolder: someFact('/run/containerd'),
    },
    handlers: [
      aHandlerFacts(),
      aHandlerFacts({
        name: 'kata-qemu',
        isDefault: false,
        runtimeType: someFact('io.containerd.kata.v2'),
        binary: { known: false, reason: { why: 'notReported', by: 'containerd' } },
        version: { known: false, reason: { why: 'notReported', by: 'containerd' } },
        runtime: kata,
      }),
    ],
    kernel: {
      release: someFact('6.18.0-1-amd64', { from: 'file', path: '/proc/sys/kernel/osrelease' }),
      cgroupVersion: someFact('v2', { from: 'file', path: '/sys/fs/cgroup/cgroup.controllers' }),
      securityModules: someFact(['apparmor'], { from: 'file', path: '/sys/kernel/security/lsm' }),
      kvm: someFact(true, { from: 'file', path: '/dev/kvm' }),
      namespaces: {
        mnt: someFact(4026531841, { from: 'file', path: '/proc/1/ns/mnt' }),
        pid: someFact(4026531836, { from: 'file', path: '/proc/1/ns/pid' }),
        net: someFact(4026531840, { from: 'file', path: '/proc/1/ns/net' }),
        ipc: someFact(4026531839, { from: 'file', path: '/proc/1/ns/ipc' }),
        uts: someFact(4026531838, { from: 'file', path: '/proc/1/ns/uts' }),
        user: someFact(4026531837, { from: 'file', path: '/proc/1/ns/user' }),
        cgroup: someFact(4026531835, { from: 'file', path: '/proc/1/ns/cgroup' }),
        time: someFact(4026531834, { from: 'file', path: '/proc/1/ns/time' }),
      },
    },
    orphans: someFact([], { from: 'file', path: '/proc' }),
    ...changes,
  };
}

/** A live endpoint with one sandbox, read three days after it was made (`context.nowMs` of builders/rows). */
export function aLayersSnapshot(changes: Partial<LayersSnapshot> = {}): LayersSnapshot {
  return {
    generation: 1,
    takenAtMs: 3 * 86_400_000 - 3000,
    connection: { phase: 'live', sinceMs: 0 },
    changeSource: 'events',
    node: aNodeFacts(),
    sandboxes: [aSandboxFacts()],
    ...changes,
  };
}
