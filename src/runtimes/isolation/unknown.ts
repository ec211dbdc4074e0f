import type { Localize } from '../../common/localize.ts';
import type { IsolationKind, IsolationWords } from '../isolationKind.ts';

/** What is said where nothing is known; an isolation of which only something is known takes the rest from here. */
export const unknownWords: IsolationWords = {
  wall: (l10n) => l10n.t('isolation unknown'),
  work: (l10n) => l10n.t('what it isolates with is not known'),
  lesson: (_runtime, l10n) => [
    l10n.t(
      'The low-level runtime makes the isolation: it sets up what the container may see and use, and starts its program.',
    ),
    l10n.t(
      'Neither the runtime type nor the binary says which one this is, or it is one that CRI Explorer does not know. What isolates the containers is therefore drawn as unknown.',
    ),
  ],
  holder: (l10n) => l10n.t('sandbox process'),
  holderWork: holdsNamespaces,
  holderLesson: () => undefined,
  inside: (l10n) => l10n.t('in the sandbox'),
  kernelBadge: () => undefined,
  hostKernelLine: (l10n) => ({ text: l10n.t('whether it is shared is not known'), tone: 'warn' }),
  answers: () => undefined,
  kernelMeaning: () => undefined,
  namespaceMeaning: () => undefined,
  privilegedMeaning: (container, l10n) =>
    l10n.t('{0} is privileged: it has all capabilities and devices that its runtime can give.', container),
  tour: { runSandbox: () => undefined, start: () => undefined, startKernel: () => undefined, exec: () => undefined },
};

export function holdsNamespaces(l10n: Localize): string {
  return l10n.t('holds what the containers of the pod share');
}

export const unknownIsolation: IsolationKind = {
  runtimes: {},
  programs: [],
  isKnown: false,
  hidesProcesses: false,
  showsNode: false,
  isNamespacesAlone: false,
  isKernelKnown: false,
  hue: () => 'none',
  words: unknownWords,
};
