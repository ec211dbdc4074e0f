import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/contract/json.ts';
import type { ContainerFacts } from '../../../src/contract/layers/container.ts';
import { type Fact, unknown } from '../../../src/contract/layers/fact.ts';
import type { IsolationFacts } from '../../../src/contract/layers/isolation.ts';
import { containerFromCri } from '../../../src/layers/containerFromCri.ts';
import { container } from '../../builders/container.ts';
import { sample } from '../../facts/sample.ts';
import { containerdVersions, owners, recordedContainer, short } from './recorded.ts';

const inPod = {
  mnt: 'own',
  pid: 'own',
  net: 'sandbox',
  ipc: 'sandbox',
  uts: 'sandbox',
  user: 'host',
  cgroup: 'host',
  time: 'host',
};
const recordedLimits = { memoryBytes: 67108864, cpus: 0.5, cpuWeight: 102, cpuWeightScale: 'shares' };
const commandLine = ['sh', '-c', 'sleep 100000 & while true; do echo tick; sleep 5; done'];

describe('containerFromCri on containerd', () => {
  describe.each(containerdVersions)('%s', (runtime) => {
    it.each(['runc', 'crun', 'runsc'])('reads a container on %s', (name) => {
      const reply = sample(runtime, `ContainerStatus-${name}`);
      const facts = recordedContainer(runtime, name, name);
      expect(reply).toMatchObject({ info: { info: { pid: short(facts.pid) } } });
      expect(facts.insideSandbox).toBe(name === 'runsc');
      expect(short(facts.commandLine)).toEqual(commandLine);
      expect(facts.supervisor).toBeUndefined();
      expect(short(facts.execPids)).toBe('(notReadYet)');
      expect(owners(facts.namespaces)).toEqual(inPod);
      const linux = { cgroupsPath: short(facts.cgroup.path) };
      expect(reply).toMatchObject({ info: { info: { runtimeSpec: { linux } } } });
      expect(short(facts.cgroup.limits)).toEqual(recordedLimits);
      expect(short(facts.cgroup.usage)).toBe('(notReadYet)');
      expect(short(facts.rootFilesystem.snapshotter)).toBe('overlayfs');
      expect(short(facts.rootFilesystem.layers)).toBe('(notReadYet)');
      expect(short(facts.rootFilesystem.path)).toBe('(notReported)');
      expect(facts.trouble).toBeUndefined();
    });

    it('reads what stands between it and the node', () => {
      const { isolation } = recordedContainer(runtime, 'runc', 'runc');
      expect(eachShort(isolation)).toEqual({
        privileged: false,
        seccomp: 'unconfined',
        capabilities: expect.arrayContaining(['CAP_CHOWN', 'CAP_AUDIT_WRITE']),
        user: { uid: 0, gid: 0 },
        noNewPrivileges: false,
        readOnlyRoot: false,
        appArmor: '',
        selinux: '',
        maskedPaths: 0,
      });
    });
  });

  it('tells the mounts that were asked for from the runtime’s own', () => {
    const { mounts } = recordedContainer('kubelet-1.36-on-containerd-2.1', 'httpd', 'web');
    const of = (origin: string): string[] =>
      mounts.known ? mounts.value.filter((mount) => mount.origin === origin).map(({ destination }) => destination) : [];
    expect(of('requested')).toEqual(['/data', '/etc/hosts', '/dev/termination-log']);
    expect(of('runtime')).toEqual([
      '/proc',
      '/dev',
      '/dev/pts',
      '/dev/mqueue',
      '/sys',
      '/sys/fs/cgroup',
      '/etc/hostname',
      '/etc/resolv.conf',
      '/dev/shm',
    ]);
    expect(mounts).toMatchObject({
      value: expect.arrayContaining([
        { destination: '/sys', source: 'sysfs', type: 'sysfs', readOnly: true, origin: 'runtime' },
        {
          destination: '/data',
          source: expect.stringContaining('kubernetes.io~empty-dir/data'),
          type: 'bind',
          readOnly: false,
          origin: 'requested',
        },
      ]),
    });
  });

  it('has the masked paths that the kubelet asks for', () => {
    const { isolation } = recordedContainer('kubelet-1.36-on-containerd-2.1', 'httpd', 'web');
    expect(short(isolation.maskedPaths)).toBe(12);
  });

  it('has no process of an exited one, but its spec', () => {
    const facts = recordedContainer('kubelet-1.36-on-containerd-2.1', 'crasher-exited', 'web');
    expect([facts.pid, facts.execPids].map(short)).toEqual(['(ended)', '(ended)']);
    expect(owners(facts.namespaces)).toEqual(inPod);
    expect(short(facts.cgroup.limits)).toEqual({ cpuWeight: 2, cpuWeightScale: 'shares' });
  });

  it('does not say of a created one that its process has ended', () => {
    expect(short(made({ pid: 0 }, { state: 'created' }).pid)).toBe('(notReported)');
    expect(short(made({ pid: 0 }, { state: 'running' }).pid)).toBe('(ended)');
  });

  it('reads a confined container', () => {
    const { isolation } = made({
      config: { linux: { security_context: { privileged: true } } },
      runtimeSpec: {
        process: {
          user: { uid: 101, gid: 102 },
          noNewPrivileges: true,
          apparmorProfile: 'cri-containerd.apparmor.d',
          selinuxLabel: 'system_u:system_r:container_t:s0:c1,c2',
          capabilities: {},
        },
        root: { path: 'rootfs', readonly: true },
        linux: { seccomp: { defaultAction: 'SCMP_ACT_ERRNO' }, maskedPaths: ['/proc/kcore', '/proc/keys'] },
      },
    });
    expect(Object.values(eachShort(isolation))).toEqual([
      true,
      'filtered',
      [],
      { uid: 101, gid: 102 },
      true,
      true,
      'cri-containerd.apparmor.d',
      'system_u:system_r:container_t:s0:c1,c2',
      2,
    ]);
  });

  it('reads limits as no limit where they are -1, 0 or too large for a number', () => {
    const resources = { memory: { limit: '9223372036854771712' }, cpu: { quota: -1, shares: 0 }, pids: { limit: 100 } };
    expect(short(made({ runtimeSpec: { linux: { resources } } }).cgroup.limits)).toEqual({
      cpuWeightScale: 'shares',
      processes: 100,
    });
  });

  it('knows a frozen container', () => {
    expect(made({}, { paused: true }).trouble).toEqual({ is: 'paused' });
  });
});

describe('the namespaces of a container', () => {
  const joined = ['ipc', 'uts', 'network'].map((type) => ({ type, path: `/proc/7/ns/${type}` }));
  const namespaces = (ofContainer: readonly JsonObject[], ofPod: JsonObject, pid = 7): Record<string, string> => {
    const spec = { linux: { namespaces: ofContainer } };
    return owners(made({ runtimeSpec: spec }, {}, { info: { info: { pid, ...ofPod } } }).namespaces);
  };
  const pod = { runtimeSpec: { linux: { namespaces: [{ type: 'pid' }, { type: 'ipc' }, { type: 'mount' }] } } };

  it('are the host’s where those of the pod are that it joins', () => {
    expect(namespaces(joined, pod)).toMatchObject({ net: 'host', uts: 'host', ipc: 'sandbox', pid: 'host' });
  });

  it('share a PID namespace with the pod', () => {
    expect(namespaces([...joined, { type: 'pid', path: '/proc/7/ns/pid' }], pod)).toMatchObject({ pid: 'sandbox' });
  });

  it('share it with a pod whose pause process is gone', () => {
    expect(namespaces([...joined, { type: 'pid', path: '/proc/7/ns/pid' }], pod, 0)).toMatchObject({ pid: 'sandbox' });
  });

  it('are not called the pod’s where another container is joined', () => {
    expect(namespaces([...joined, { type: 'pid', path: '/proc/99/ns/pid' }], pod)).toMatchObject({
      pid: '(notReported)',
    });
  });

  it('are its own or the pod’s with user and cgroup namespaces', () => {
    const own = { runtimeSpec: { linux: { namespaces: [{ type: 'user' }, { type: 'cgroup' }] } } };
    expect(namespaces([{ type: 'user', path: '/proc/7/ns/user' }, { type: 'cgroup' }], own)).toMatchObject({
      user: 'sandbox',
      cgroup: 'own',
    });
  });

  it('are not known where the pod is not', () => {
    const failed = unknown({ why: 'callFailed', method: 'PodSandboxStatus', reason: 'notFound' });
    const spec = { linux: { namespaces: [...joined, { type: 'mount' }] } };
    expect(owners(made({ runtimeSpec: spec }, {}, failed).namespaces)).toMatchObject({
      net: '(callFailed)',
      mnt: 'own',
      user: 'host',
    });
  });
});

describe('containerFromCri on CRI-O', () => {
  it.each([
    ['runc', 'runc'],
    ['crun', 'crun'],
  ])('reads a container on %s, in a pod without an infra container', (name, pod) => {
    const facts = recordedContainer('crio-1.36', name, pod);
    expect(short(facts.pid)).toBeGreaterThan(20000);
    expect(owners(facts.namespaces)).toEqual(inPod);
    expect(short(facts.cgroup.path)).toMatch(/^\/kubepods-d\/burstable\/pod[0-9-]+\/crio-[0-9a-f]{64}$/);
    expect(short(facts.cgroup.limits)).toEqual(recordedLimits);
    expect([facts.supervisor, facts.execPids].map((fact) => fact && short(fact))).toEqual([
      '(notReadYet)',
      '(notReported)',
    ]);
    expect(short(facts.rootFilesystem.snapshotter)).toBe('(notReported)');
    expect(short(facts.rootFilesystem.path)).toMatch(/^\/run\/testbed\/crio\/root\/overlay\/[0-9a-f]+\/merged$/);
    expect(facts.isolation.privileged).toMatchObject({ value: false, source: { field: 'info.privileged' } });
  });

  it('shares the PID namespace of an infra container', () => {
    expect(owners(recordedContainer('crio-1.36', 'infra', 'infra').namespaces)).toEqual({ ...inPod, pid: 'sandbox' });
  });

  it('does not believe the pid of an exited container, but that of a created one', () => {
    const done = recordedContainer('crio-1.36', 'runc-done', 'runc');
    expect([done.pid, done.supervisor].map((fact) => fact && short(fact))).toEqual(['(ended)', '(ended)']);
    expect(short(recordedContainer('crio-1.36', 'runc-created', 'runc').pid)).toBe(20374);
    // The list may be older than the status.
    expect(short(recordedContainer('crio-1.36', 'runc-done', 'runc', { state: 'running' }).pid)).toBe('(ended)');
  });

  it('takes the requested mounts from the status', () => {
    const { mounts } = recordedContainer('kubelet-1.36-on-crio-1.36', 'httpd', 'web');
    expect(mounts.known && mounts.value.filter(({ origin }) => origin === 'requested')).toHaveLength(3);
  });
});

describe('containerFromCri on cri-dockerd', () => {
  it('has a pid and hardly more', () => {
    const facts = recordedContainer('cri-dockerd-0.4', 'runc', 'runc');
    expect(facts.pid).toMatchObject({ value: 23147, source: { method: 'ContainerStatus' } });
    const untold = unknown({ why: 'notReported', by: 'cri-dockerd' });
    expect(facts).toMatchObject({ commandLine: untold, mounts: untold, execPids: untold, cgroup: { path: untold } });
    expect(new Set(Object.values(facts.isolation))).toEqual(new Set([untold]));
    expect(new Set(Object.values(facts.namespaces))).toEqual(new Set([untold]));
    expect(facts.supervisor && short(facts.supervisor)).toBe('(notReadYet)');
  });

  it('has none of an exited container, and none yet of a created one', () => {
    const pid = (name: string): unknown => short(recordedContainer('cri-dockerd-0.4', name, 'runc').pid);
    expect([pid('runc-done'), pid('runc-created')]).toEqual(['(ended)', '(notReported)']);
  });
});

function eachShort(isolation: IsolationFacts): Record<string, unknown> {
  const facts: [string, Fact<unknown>][] = Object.entries(isolation);
  return Object.fromEntries(facts.map(([key, fact]) => [key, short(fact)]));
}

/** A container of a containerd that says just this of it. */
function made(
  info: JsonObject,
  changes: Parameters<typeof container>[0] = {},
  sandbox: Parameters<typeof containerFromCri>[0]['sandbox']['reply'] = {},
): ContainerFacts {
  return containerFromCri({
    container: container(changes),
    reply: { info: { info } },
    sandbox: { reply: sandbox, runtimeName: 'containerd' },
  });
}
