import type { Localize } from '../../common/localize.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import { namespaceRuntimeLesson } from './namespaceRuntimeLessons.ts';

/** What a low-level runtime does and where it comes from. */
export function lowLevelLesson({ name, isolation }: LowLevelRuntime, l10n: Localize): readonly string[] {
  switch (isolation) {
    case 'hostKernel':
    case 'userNamespace':
      return namespaceRuntimeLesson(name, l10n);
    case 'userSpaceKernel':
      return [
        l10n.t(
          'runsc is the runtime of gVisor, which Google published in 2018. Its Sentry is a kernel written in Go that runs as an ordinary process and answers the system calls of the containers, so that a bug in the host’s kernel is harder to reach.',
        ),
        l10n.t(
          'Files outside come through a second process, the Gofer, or as file handles that are passed in. The price: slower system calls, and some that are not there.',
        ),
      ];
    case 'virtualMachine':
      return [
        l10n.t(
          'Kata Containers starts a virtual machine for each sandbox. An agent in it makes the containers on a kernel of their own; a hypervisor such as QEMU or Cloud Hypervisor stays as a process of the node.',
        ),
        l10n.t(
          'It grew out of two projects, Intel’s Clear Containers and Hyper’s runV, which were merged at the end of 2017. The price is memory for each guest and a slower start.',
        ),
      ];
    case 'microVm':
      return [
        l10n.t(
          'Firecracker is a small monitor for virtual machines that AWS published in 2018. It leaves out most devices, so that a microVM starts in a fraction of a second and takes little memory.',
        ),
        l10n.t('Each sandbox gets a microVM with a guest kernel; an agent in it runs the containers.'),
      ];
    case 'wasm':
      return [
        l10n.t(
          'A WebAssembly shim runs modules instead of Linux programs: the engine is in the shim itself, and no low-level runtime is called for them.',
        ),
        l10n.t(
          'A module reaches only what the engine gives it over WASI: files, sockets and clocks that were granted.',
        ),
      ];
    case 'windows':
      return [
        l10n.t(
          'runhcs is the counterpart of runc on Windows. It asks the Host Compute Service for a silo in a job object on the host’s kernel, or for a Hyper-V machine with a kernel of its own.',
        ),
      ];
    case 'unknown':
      return unknownRuntimeLesson(l10n);
  }
}

function unknownRuntimeLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The low-level runtime makes the isolation: it sets up what the container may see and use, and starts its program.',
    ),
    l10n.t(
      'Neither the runtime type nor the binary says which one this is, or it is one that CRI Explorer does not know. What isolates the containers is therefore drawn as unknown.',
    ),
  ];
}
