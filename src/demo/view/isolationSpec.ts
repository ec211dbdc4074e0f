import type { ContainerRecord } from '../state/containerRecord.ts';

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

interface IsolationSpec {
  readonly process: object;
  readonly linux: object;
  readonly root: object;
}

/** The parts of a container's OCI specification that shut it in, as containerd writes them for a pod of a kubelet. */
export function isolationSpec({ config }: ContainerRecord): IsolationSpec {
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
