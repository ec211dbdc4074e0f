import type { ContainerFacts, SnapshotLayer } from '../../../src/contract/layers/container.ts';
import { known } from '../../../src/contract/layers/fact.ts';
import type { MountFact } from '../../../src/contract/layers/isolation.ts';
import type { NamespaceFacts } from '../../../src/contract/layers/namespace.ts';
import { container } from '../../builders/container.ts';
import { aContainerFacts, someFact } from '../../builders/layers.ts';
import { podNamespaces } from './podNamespaces.ts';

const mebibyte = 1024 * 1024;

export const nginx = podContainer({
  id: '3fa1c09d77e2',
  name: 'nginx',
  pid: 2188,
  commandLine: ['nginx: master process', 'nginx', '-g', 'daemon off;'],
  inodes: { mnt: 4026534108, pid: 4026534115, cgroup: 4026534150 },
  memory: { bytes: 31 * mebibyte, limitBytes: 128 * mebibyte },
  layers: [
    layer('3fa1c09d77e2', 'writable layer', 1.2 * mebibyte, 1),
    layer('163', '/bin/sh -c #(nop) COPY file:default.conf in /etc/nginx', 4096, 1),
    layer('160', '/bin/sh -c apt-get install --no-install-recommends -y nginx', 61 * mebibyte, 3),
    layer('12', '/bin/sh -c #(nop) ADD file:debian-trixie in /', 74 * mebibyte, 9),
  ],
  mounts: [
    mount('/etc/nginx/conf.d', '/srv/conf', true),
    mount('/var/cache/nginx', '/var/lib/kubelet/pods/9c1e/volumes/kubernetes.io~empty-dir/cache', false),
    mount(
      '/var/run/secrets/kubernetes.io/serviceaccount',
      '/var/lib/kubelet/pods/9c1e/volumes/kubernetes.io~projected/token',
      true,
    ),
  ],
});

export const sidecar = podContainer({
  id: 'b7720d1e5a90',
  name: 'sidecar',
  pid: 2231,
  commandLine: ['/envoy', '-c', '/etc/envoy.yaml'],
  inodes: { mnt: 4026534100, pid: 4026534107, cgroup: 4026534142 },
  memory: { bytes: 44 * mebibyte },
  layers: [
    layer('b7720d1e5a90', 'writable layer', 0, 1),
    layer('171', 'COPY /envoy /envoy # buildkit', 88 * mebibyte, 2),
    layer('12', '/bin/sh -c #(nop) ADD file:debian-trixie in /', 74 * mebibyte, 9),
  ],
  mounts: [mount('/etc/envoy.yaml', '/var/lib/kubelet/pods/9c1e/volumes/kubernetes.io~configmap/envoy', true)],
});

interface PodContainer {
  readonly id: string;
  readonly name: string;
  readonly pid: number;
  readonly commandLine: readonly string[];
  readonly inodes: Partial<Record<keyof NamespaceFacts, number>>;
  readonly memory: { readonly bytes: number; readonly limitBytes?: number };
  readonly layers: readonly SnapshotLayer[];
  readonly mounts: readonly MountFact[];
}

function podContainer({ id, name, pid, commandLine, inodes, memory, layers, mounts }: PodContainer): ContainerFacts {
  const usual = aContainerFacts();
  const scope = `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod9c1e.slice/cri-containerd-${id}.scope`;
  const file = (path: string) => ({ from: 'file', path }) as const;
  return aContainerFacts({
    container: container({ id, sandboxId: 'web-7f9c', name, image: `registry.example/${name}:1` }),
    pid: someFact(pid, { from: 'call', method: 'ContainerStatus', field: 'info.pid' }),
    commandLine: someFact(commandLine, file(`/proc/${pid}/cmdline`)),
    namespaces: podNamespaces(pid, inodes),
    cgroup: {
      path: someFact(scope, file(`/proc/${pid}/cgroup`)),
      limits: someFact(
        {
          ...(memory.limitBytes !== undefined && { memoryBytes: memory.limitBytes, cpus: 0.5 }),
          cpuWeight: 20,
          cpuWeightScale: 'weight',
        },
        file(`/sys/fs/cgroup${scope}/memory.max`),
      ),
      usage: someFact(
        {
          memoryBytes: memory.bytes,
          cpuMs: 81_000,
          processes: 5,
          pressurePercent: { cpu: 0, memory: memory.limitBytes === undefined ? 3 : 0, io: 0 },
        },
        file(`/sys/fs/cgroup${scope}/memory.current`),
      ),
    },
    isolation: {
      ...usual.isolation,
      capabilities: someFact(
        ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'NET_BIND_SERVICE', 'NET_RAW', 'SETGID', 'SETUID'].map(
          (capability) => `CAP_${capability}`,
        ),
      ),
      noNewPrivileges: someFact(true),
      appArmor: someFact('cri-containerd.apparmor.d'),
    },
    rootFilesystem: {
      snapshotter: someFact('overlayfs'),
      layers: someFact(layers, { from: 'call', method: 'Snapshots.Stat', field: 'info' }),
      path: known(`/run/containerd/io.containerd.runtime.v2.task/k8s.io/${id}/rootfs`, {
        from: 'design',
        of: 'containerd',
      }),
    },
    mounts: someFact(
      [...mounts, mount('/proc', 'proc', false, 'runtime'), mount('/dev/shm', 'shm', false, 'runtime')],
      { from: 'call', method: 'ContainerStatus', field: 'mounts' },
    ),
  });
}

function layer(key: string, createdBy: string, bytes: number, images: number): SnapshotLayer {
  const usage = { from: 'call', method: 'Snapshots.Usage', field: 'size' } as const;
  return {
    key,
    kind: createdBy === 'writable layer' ? 'writable' : 'committed',
    bytes: someFact(Math.round(bytes), usage),
    inodes: someFact(14, usage),
    createdBy: someFact(createdBy, { from: 'call', method: 'Content.Read', field: 'history.created_by' }),
    diffId: someFact(`sha256:${key}`),
    sharedByImages: someFact(images),
    sharedByContainers: someFact(images * 2),
  };
}

function mount(
  destination: string,
  source: string,
  readOnly: boolean,
  origin: MountFact['origin'] = 'requested',
): MountFact {
  return { destination, source, type: source.startsWith('/') ? 'bind' : source, readOnly, origin };
}
