import type { Localize } from '../../common/localize.ts';
import type { IsolationKind, KnownRuntime } from '../isolationKind.ts';
import { unknownWords } from './unknown.ts';

/** runc sets up the container, becomes its process and is gone; so do those that are written like it. */
const setsUp: KnownRuntime = { staysRunning: false };

const programs: IsolationKind['runtimes'] = {
  runc: {
    ...setsUp,
    printsVersion: 'runc',
    lesson: (l10n) =>
      l10n.t(
        'runc is the reference runtime of the OCI. Docker gave it away in 2015: its core, libcontainer, is what had run Docker’s containers until then.',
      ),
  },
  crun: {
    ...setsUp,
    printsVersion: 'crun',
    lesson: (l10n) =>
      l10n.t(
        'crun does what runc does, written in C: it starts faster and takes less memory. It is the default of CRI-O since 1.31.',
      ),
  },
  youki: {
    ...setsUp,
    printsVersion: 'youki',
    lesson: (l10n) => l10n.t('youki does what runc does, written in Rust.'),
  },
  // A wrapper of runc that adds the GPU to the spec.
  'nvidia-container-runtime': {
    ...setsUp,
    lesson: (l10n) =>
      l10n.t(
        'nvidia-container-runtime is a wrapper: it adds the devices and libraries of the graphics cards to the container’s specification and calls runc with it.',
      ),
  },
};

const forks: IsolationKind['runtimes'] = {
  'sysbox-runc': {
    ...setsUp,
    lesson: (l10n) =>
      l10n.t(
        'Sysbox is a fork of runc that puts each container into a user namespace and shows it a /proc and /sys of its own, so that it can run what else needs a virtual machine, such as systemd or Docker.',
      ),
  },
};

/** Namespaces, cgroups and seccomp of the host's kernel. */
export const hostKernel: IsolationKind = {
  runtimes: programs,
  programs: [],
  isKnown: true,
  hidesProcesses: false,
  showsNode: true,
  isNamespacesAlone: true,
  isKernelKnown: true,
  hue: ({ name }) => (name === 'runc' ? 'hostKernel' : 'alternative'),
  words: {
    ...unknownWords,
    wall: (l10n) => l10n.t('namespaces and cgroups of the host kernel'),
    work: (l10n) => l10n.t('set up namespaces, cgroup, mounts and seccomp, then ran the program in its place'),
    lesson: ({ name }, l10n) => [
      { ...programs, ...forks }[name]?.lesson?.(l10n) ??
        l10n.t('This runtime works as runc does: with the means of the host’s kernel.'),
      staysNot(l10n),
    ],
    holder: () => 'pause',
    holderLesson: pauseLesson,
    kernelBadge: (l10n) => ({ text: l10n.t('host kernel shared'), tone: 'warn' }),
    hostKernelLine: (l10n) => ({ text: l10n.t('shared with the node: no guest kernel, no Sentry'), tone: 'warn' }),
    answers: (l10n) => l10n.t('the node’s kernel'),
    privilegedMeaning: (container, l10n) =>
      l10n.t('{0} is privileged: with all capabilities and the node’s devices it is as good as root there.', container),
    tour: {
      runSandbox: (l10n) => l10n.t('Joins or makes the namespaces, starts pause in them, and exits.'),
      start: (l10n) =>
        l10n.t(
          'Joins the pod’s namespaces, makes the container’s own, sets cgroup, capabilities and seccomp, runs the program, and exits.',
        ),
      startKernel: (l10n) =>
        l10n.t('Answers the container’s system calls, counts what it uses, and holds it to its limits.'),
      exec: (l10n) =>
        l10n.t('Runs once more for a moment: joins the container’s namespaces, runs the command, and exits.'),
    },
  },
};

/** The same, in a user namespace: root in a container is another user of the node. */
export const userNamespace: IsolationKind = {
  ...hostKernel,
  runtimes: forks,
  isNamespacesAlone: false,
  hue: () => 'alternative',
  words: {
    ...hostKernel.words,
    wall: (l10n) => l10n.t('namespaces and cgroups, in a user namespace'),
    work: (l10n) => l10n.t('the same as runc, in a user namespace of its own'),
    kernelBadge: (l10n) => ({ text: l10n.t('host kernel shared, user namespace'), tone: 'plain' }),
    privilegedMeaning: unknownWords.privilegedMeaning,
  },
};

/** The point that most people get wrong. */
function staysNot(l10n: Localize): string {
  return l10n.t(
    'It makes namespaces and cgroups, sets mounts, capabilities and the seccomp filter, starts the program, and exits: no process of it stays, which the dashed border says. All its containers share the host’s kernel.',
  );
}

function pauseLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'A namespace lives as long as something holds it. The pause process does nothing but that: the pod’s network stays although each of its containers may end. With a shared PID namespace it also reaps orphaned processes.',
    ),
    l10n.t('CRI-O does without: it pins the namespaces as files.'),
  ];
}
