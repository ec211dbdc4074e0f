import type { Localize } from '../../common/localize.ts';

export function hostKernelLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'All that is isolated with namespaces and cgroups runs on this one kernel: a bug in it that a container can reach is open to all of them. Namespaces change what a process sees, cgroups what it may use.',
    ),
    l10n.t('For the kernel there are no containers: only processes with different namespaces and limits.'),
  ];
}

export function sentryLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The Sentry is gVisor’s kernel in user space, one for each sandbox. It has its own processes, memory and network stack, and answers the system calls of the containers itself.',
    ),
    l10n.t(
      'It needs the host’s kernel too, but only for a short list of system calls, which a seccomp filter enforces.',
    ),
  ];
}

export function guestKernelLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'In a virtual machine the containers run on a Linux of their own. Namespaces and cgroups are there too, but those of the guest: the node does not see them.',
    ),
    l10n.t(
      'Between guest and host stand the processor’s virtualization and the hypervisor’s devices. KVM gives the first to user space.',
    ),
  ];
}

export function unknownKernelLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t('CRI Explorer does not know how this runtime isolates, and so not whose kernel serves its containers.'),
  ];
}
