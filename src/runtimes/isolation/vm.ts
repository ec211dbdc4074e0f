import type { Localize } from '../../common/localize.ts';
import type { IsolationKind, StayingProgram } from '../isolationKind.ts';
import { unknownWords } from './unknown.ts';

const idInPath = /[0-9a-f]{64}/g;

function staying(role: StayingProgram['role'], beginning: string): StayingProgram {
  return {
    role,
    isName: (name) => name.startsWith(beginning),
    // It is the shim's child, or has the sandbox's id in a path of its command line.
    idsIn: ({ arguments: args }) => new Set(args.join('\0').match(idInPath)),
  };
}

const hypervisors: ReadonlyMap<string, string> = new Map([
  ['qemu', 'QEMU'],
  ['clh', 'Cloud Hypervisor'],
  ['fc', 'Firecracker'],
  ['firecracker', 'Firecracker'],
  ['dragonball', 'Dragonball'],
  ['stratovirt', 'StratoVirt'],
]);

/** Kata's handlers are called `kata-qemu`, `kata-clh`, `kata-fc` …, and their runtime types alike. */
function hypervisorOf(runtimeType: string, handler: string): string | undefined {
  const parts = [...runtimeType.split(/[.-]/), ...handler.split('-')];
  return parts.map((part) => hypervisors.get(part)).find((name) => name !== undefined);
}

/** A virtual machine for each sandbox, with a kernel of its own. */
export const virtualMachine: IsolationKind = {
  runtimes: {
    kata: { staysRunning: true, title: 'Kata Containers', printsVersion: 'kata-runtime', hypervisorOf },
    // Merged into Kata Containers in 2017 and 2018: whether something of it stays is nobody's question any more.
    runv: {},
  },
  programs: [
    staying('hypervisor', 'qemu'),
    staying('hypervisor', 'cloud-hypervisor'),
    staying('hypervisor', 'firecracker'),
    staying('hypervisor', 'stratovirt'),
    staying('hypervisor', 'dragonball'),
    staying('fileServer', 'virtiofsd'),
  ],
  isKnown: true,
  hidesProcesses: true,
  showsNode: false,
  isNamespacesAlone: false,
  ownKernel: {
    card: 'guest',
    role: 'hypervisor',
    isVirtualMachine: true,
    title: (l10n) => l10n.t('Guest kernel'),
    processesLabel: (l10n) => l10n.t('Hypervisor Process IDs'),
    remark: () => undefined,
    chainTitle: (l10n) => l10n.t('guest kernel'),
    chainLine: (l10n) => l10n.t('answers the system calls in the virtual machine'),
    lesson: guestKernelLesson,
  },
  isKernelKnown: true,
  hue: () => 'virtualMachine',
  words: {
    ...unknownWords,
    wall: (l10n) => l10n.t('a virtual machine with a kernel of its own'),
    work: (l10n) => l10n.t('runs a virtual machine with a kernel of its own'),
    lesson: (_runtime, l10n) => [
      l10n.t(
        'Kata Containers starts a virtual machine for each sandbox. An agent in it makes the containers on a kernel of their own; a hypervisor such as QEMU or Cloud Hypervisor stays as a process of the node.',
      ),
      l10n.t(
        'It grew out of two projects, Intel’s Clear Containers and Hyper’s runV, which were merged at the end of 2017. The price is memory for each guest and a slower start.',
      ),
    ],
    holder: (l10n) => l10n.t('virtual machine'),
    holderLesson: guestKernelLesson,
    inside: (l10n) => l10n.t('in the virtual machine'),
    kernelBadge: (l10n) => ({ text: l10n.t('kernel of its own'), tone: 'good' }),
    hostKernelLine: (l10n) => ({ text: l10n.t('sees the hypervisor, not the containers'), tone: 'muted' }),
    answers: (l10n) => l10n.t('a guest kernel'),
    kernelMeaning: (container, l10n) =>
      l10n.t('A guest kernel answers the system calls of {0}: the way out leads through the hypervisor.', container),
    namespaceMeaning: (l10n) =>
      l10n.t('Inside the virtual machine the namespaces are the guest kernel’s: the node’s sees none of them.'),
    tour: {
      runSandbox: (l10n) => l10n.t('Boots a virtual machine with a kernel of its own and an agent in it. It stays.'),
      start: (l10n) =>
        l10n.t('Has the agent in the virtual machine start it: its processes are the guest’s, not the node’s.'),
      startKernel: (l10n) => l10n.t('Sees the hypervisor alone, and holds it to its limits.'),
      exec: (l10n) => l10n.t('Has the agent in the virtual machine start the command.'),
    },
  },
};

/** A virtual machine without most devices. */
export const microVm: IsolationKind = {
  ...virtualMachine,
  runtimes: { firecracker: { staysRunning: true, title: 'Firecracker' } },
  programs: [],
  words: {
    ...virtualMachine.words,
    wall: (l10n) => l10n.t('a microVM with a kernel of its own'),
    lesson: (_runtime, l10n) => [
      l10n.t(
        'Firecracker is a small monitor for virtual machines that AWS published in 2018. It leaves out most devices, so that a microVM starts in a fraction of a second and takes little memory.',
      ),
      l10n.t('Each sandbox gets a microVM with a guest kernel; an agent in it runs the containers.'),
    ],
  },
};

function guestKernelLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'In a virtual machine the containers run on a Linux of their own. Namespaces and cgroups are there too, but those of the guest: the node does not see them.',
    ),
    l10n.t(
      'Between guest and host stand the processor’s virtualization and the hypervisor’s devices. KVM gives the first to user space.',
    ),
  ];
}
