import type { IsolationKind } from '../isolationKind.ts';
import { unknownWords } from './unknown.ts';

/** Whether it is a silo on the host's kernel or a Hyper-V machine is not told by the runtime's name. */
export const windows: IsolationKind = {
  runtimes: { runhcs: { staysRunning: true } },
  programs: [],
  isKnown: true,
  hidesProcesses: false,
  showsNode: false,
  isNamespacesAlone: false,
  isKernelKnown: false,
  hue: () => 'alternative',
  words: {
    ...unknownWords,
    wall: (l10n) => l10n.t('a Windows silo or a Hyper-V machine'),
    work: (l10n) => l10n.t('runs a job object or a Hyper-V machine of Windows'),
    lesson: (_runtime, l10n) => [
      l10n.t(
        'runhcs is the counterpart of runc on Windows. It asks the Host Compute Service for a silo in a job object on the host’s kernel, or for a Hyper-V machine with a kernel of its own.',
      ),
    ],
  },
};
