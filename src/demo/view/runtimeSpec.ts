import type { NamespaceOption } from '../../rpc/generated/types/runtime/v1/NamespaceOption.ts';
import { commandLine, environment, workingDirectory } from '../process/containerProcess.ts';
import { type ContainerRecord, isOnHostNetwork, type SandboxRecord, sharesNoPids } from '../state/records.ts';

const capabilities = [
  'CAP_CHOWN',
  'CAP_DAC_OVERRIDE',
  'CAP_FSETID',
  'CAP_FOWNER',
  'CAP_MKNOD',
  'CAP_NET_RAW',
  'CAP_SETGID',
  'CAP_SETUID',
  'CAP_SETFCAP',
  'CAP_SETPCAP',
  'CAP_NET_BIND_SERVICE',
  'CAP_SYS_CHROOT',
  'CAP_KILL',
  'CAP_AUDIT_WRITE',
];
const allowed = { bounding: capabilities, effective: capabilities, permitted: capabilities };
const mounts = [
  { destination: '/proc', type: 'proc', source: 'proc', options: ['nosuid', 'noexec', 'nodev'] },
  {
    destination: '/dev',
    type: 'tmpfs',
    source: 'tmpfs',
    options: ['nosuid', 'strictatime', 'mode=755', 'size=65536k'],
  },
  { destination: '/sys', type: 'sysfs', source: 'sysfs', options: ['nosuid', 'noexec', 'nodev', 'ro'] },
];

/** What a runtime hides of /proc and /sys in each container that is not privileged. */
const maskedPaths = ['/proc/acpi', '/proc/asound', '/proc/kcore', '/proc/keys', '/proc/latency_stats']
  .concat(['/proc/timer_list', '/proc/timer_stats', '/proc/sched_debug', '/proc/scsi', '/sys/firmware'])
  .concat(['/sys/devices/virtual/powercap']);
const readonlyPaths = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'];

/** A filter is told by having rules, not by which. */
const seccomp = {
  defaultAction: 'SCMP_ACT_ERRNO',
  architectures: ['SCMP_ARCH_X86_64'],
  syscalls: [{ names: ['read', 'write', 'openat', 'close'], action: 'SCMP_ACT_ALLOW' }],
};

interface SpecNamespace {
  readonly type: string;
  readonly path?: string;
}

/** The OCI specification of a pause container. A namespace that is not listed is the host's. */
export function sandboxSpec(sandbox: SandboxRecord): object {
  const { id, config } = sandbox;
  const options = config.linux?.security_context?.namespace_options ?? {};
  const namespaces: SpecNamespace[] = [
    ...(isHost(options, 'pid') ? [] : [{ type: 'pid' }]),
    ...(isHost(options, 'ipc') ? [] : [{ type: 'ipc' }]),
    ...(isOnHostNetwork(config) ? [] : [{ type: 'uts' }]),
    { type: 'mount' },
    ...(isOnHostNetwork(config) ? [] : [{ type: 'network', path: sandbox.networkNamespacePath }]),
  ];
  return {
    ociVersion: '1.2.1',
    process: {
      user: { uid: 65535, gid: 65535 },
      args: ['/pause'],
      cwd: '/',
      capabilities: allowed,
      noNewPrivileges: true,
      oomScoreAdj: -998,
    },
    root: { path: 'rootfs', readonly: true },
    hostname: config.hostname ?? '',
    mounts,
    annotations: {
      'io.kubernetes.cri.container-type': 'sandbox',
      'io.kubernetes.cri.podsandbox.image-name': sandbox.pauseImage,
      'io.kubernetes.cri.sandbox-id': id,
      'io.kubernetes.cri.sandbox-log-directory': config.log_directory ?? '',
      ...podAnnotations(sandbox),
    },
    linux: {
      resources: { devices: [{ allow: false, access: 'rwm' }], cpu: { shares: 2 } },
      cgroupsPath: cgroupsPath(sandbox, id),
      namespaces,
    },
  };
}

/** The OCI specification of a container: it joins the pod's namespaces by the pause process's paths. */
export function containerSpec(container: ContainerRecord): object {
  const { id, sandbox, config, image } = container;
  const hostname = sandbox.config.hostname ?? '';
  const resources = config.linux?.resources ?? {};
  const isolation = isolationSpec(container);
  const joined = (type: string, file: string): SpecNamespace => ({ type, path: `/proc/${sandbox.pid}/ns/${file}` });
  return {
    ociVersion: '1.2.1',
    process: {
      ...(config.tty ? { terminal: true } : {}),
      user: { uid: 0, gid: 0, additionalGids: [0] },
      args: commandLine(config, image.content),
      env: [...environment(config, image.content, hostname)].map(([name, value]) => `${name}=${value}`),
      cwd: workingDirectory(config, image.content),
      capabilities: allowed,
      oomScoreAdj: Number(resources.oom_score_adj ?? 0),
      ...isolation.process,
    },
    root: { path: 'rootfs', ...isolation.root },
    mounts: [...mounts, ...boundMounts(container)],
    annotations: {
      'io.kubernetes.cri.container-name': config.metadata?.name ?? '',
      'io.kubernetes.cri.container-type': 'container',
      'io.kubernetes.cri.image-name': image.tags[0] ?? image.digests[0] ?? '',
      'io.kubernetes.cri.sandbox-id': sandbox.id,
      ...podAnnotations(sandbox),
    },
    linux: {
      ...isolation.linux,
      resources: {
        devices: [{ allow: false, access: 'rwm' }],
        memory: limit('limit', resources.memory_limit_in_bytes),
        cpu: {
          ...limit('shares', resources.cpu_shares),
          ...limit('quota', resources.cpu_quota),
          ...limit('period', resources.cpu_period),
        },
      },
      cgroupsPath: cgroupsPath(sandbox, id),
      namespaces: [
        sharesNoPids(config) ? { type: 'pid' } : joined('pid', 'pid'),
        joined('ipc', 'ipc'),
        joined('uts', 'uts'),
        { type: 'mount' },
        joined('network', 'net'),
      ],
    },
  };
}

interface IsolationSpec {
  readonly process: object;
  readonly linux: object;
  readonly root: object;
}

/** The parts of a container's OCI specification that shut it in, as containerd writes them for a pod of a kubelet. */
function isolationSpec({ config }: ContainerRecord): IsolationSpec {
  const security = config.linux?.security_context;
  const root = { ...(security?.readonly_rootfs === true && { readonly: true }) };
  if (security?.privileged === true) {
    return { process: {}, linux: {}, root };
  }
  return {
    process: {
      apparmorProfile: 'cri-containerd.apparmor.d',
      ...(security?.no_new_privs === true && { noNewPrivileges: true }),
    },
    linux: { seccomp, maskedPaths, readonlyPaths },
    root,
  };
}

function isHost(options: NamespaceOption, namespace: 'pid' | 'ipc'): boolean {
  return options[namespace] === 'NODE' || options[namespace] === 2;
}

function podAnnotations({ config }: SandboxRecord): Record<string, string> {
  return {
    'io.kubernetes.cri.sandbox-name': config.metadata?.name ?? '',
    'io.kubernetes.cri.sandbox-namespace': config.metadata?.namespace ?? '',
    'io.kubernetes.cri.sandbox-uid': config.metadata?.uid ?? '',
  };
}

function cgroupsPath({ config }: SandboxRecord, id: string): string {
  const parent = config.linux?.cgroup_parent ?? '';
  return `${parent === '' ? '/k8s.io' : parent}/${id}`;
}

function boundMounts({ config }: ContainerRecord): object[] {
  return (config.mounts ?? []).map(({ container_path: destination, host_path: source, readonly }) => {
    return { destination, type: 'bind', source, options: ['rbind', 'rprivate', readonly ? 'ro' : 'rw'] };
  });
}

function limit(name: string, value: unknown): Record<string, number> {
  const number = Number(value ?? 0);
  return number === 0 ? {} : { [name]: number };
}
