import type { Localize } from '../../common/localize.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import { flagValue } from '../commandLine.ts';
import type { IsolationKind } from '../isolationKind.ts';
import { unknownWords } from './unknown.ts';

/** gVisor: a kernel in user space, the Sentry, answers the system calls. */
export const sentry: IsolationKind = {
  runtimes: { runsc: { staysRunning: true, title: 'gVisor runsc', printsVersion: 'runsc' } },
  programs: [
    {
      role: 'sentry',
      isName: (name) => name === 'runsc-sandbox',
      // The sandbox's id is the last argument.
      idsIn: ({ arguments: args }: NodeProcess): Iterable<string> => [args.at(-1) ?? ''],
    },
    {
      role: 'gofer',
      isName: (name) => name === 'runsc-gofer',
      // The folder of its bundle is called after the container.
      idsIn: ({ arguments: args }: NodeProcess): Iterable<string> => {
        const bundle = flagValue(args, 'bundle');
        return bundle === undefined ? [] : [bundle.slice(bundle.lastIndexOf('/') + 1)];
      },
    },
  ],
  isKnown: true,
  hidesProcesses: true,
  showsNode: false,
  isNamespacesAlone: false,
  ownKernel: {
    card: 'sentry',
    role: 'sentry',
    isVirtualMachine: false,
    title: (l10n) => l10n.t('Sentry, a user-space kernel'),
    processesLabel: (l10n) => l10n.t('Process IDs'),
    remark: (l10n) => l10n.t('asks the host kernel for little'),
    chainTitle: (l10n) => l10n.t('Sentry, a user-space kernel'),
    chainLine: (l10n) => l10n.t('answers the system calls itself, and asks the host’s kernel for few'),
    lesson: sentryLesson,
  },
  isKernelKnown: true,
  hue: () => 'userSpaceKernel',
  words: {
    ...unknownWords,
    wall: (l10n) => l10n.t('a kernel in user space answers the system calls'),
    work: (l10n) => l10n.t('runs the Sentry, a kernel in user space, and gofers that open files for it'),
    lesson: (_runtime, l10n) => [
      l10n.t(
        'runsc is the runtime of gVisor, which Google published in 2018. Its Sentry is a kernel written in Go that runs as an ordinary process and answers the system calls of the containers, so that a bug in the host’s kernel is harder to reach.',
      ),
      l10n.t(
        'Files outside come through a second process, the Gofer, or as file handles that are passed in. The price: slower system calls, and some that are not there.',
      ),
    ],
    holder: () => 'Sentry',
    holderWork: (l10n) => l10n.t('answers the system calls of all containers of the pod'),
    holderLesson: sentryLesson,
    inside: (l10n) => l10n.t('in the Sentry'),
    kernelBadge: (l10n) => ({ text: l10n.t('kernel in user space'), tone: 'good' }),
    hostKernelLine: (l10n) => ({
      text: l10n.t('sees the system calls of the Sentry, not those of the containers'),
      tone: 'muted',
    }),
    answers: (l10n) => l10n.t('the Sentry'),
    kernelMeaning: (container, l10n) =>
      l10n.t('The Sentry answers the system calls of {0}: the node’s kernel is hard to reach from it.', container),
    namespaceMeaning: (l10n) =>
      l10n.t('Inside gVisor the containers’ namespaces are the Sentry’s: the node’s kernel sees none of them.'),
    tour: {
      runSandbox: (l10n) => l10n.t('Starts the Sentry, and a gofer that opens files for it. Both stay.'),
      start: (l10n) => l10n.t('Has the Sentry load the program: its processes are the Sentry’s, not the node’s.'),
      startKernel: (l10n) => l10n.t('Sees the Sentry’s system calls alone, and holds the pod to its limits.'),
      exec: (l10n) => l10n.t('Has the Sentry start the command.'),
    },
  },
};

function sentryLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The Sentry is gVisor’s kernel in user space, one for each sandbox. It has its own processes, memory and network stack, and answers the system calls of the containers itself.',
    ),
    l10n.t(
      'It needs the host’s kernel too, but only for a short list of system calls, which a seccomp filter enforces.',
    ),
  ];
}
