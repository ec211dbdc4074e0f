import type { HighLevelRuntime } from '../highLevelRuntime.ts';
import { containerdReplies, mountsAndRuns, sandboxShimLesson, shimOf } from './containerd.ts';

/**
 * A runtime that is not known, or not read yet. Where a reply has the shape of containerd's it is read so, which follows
 * CRI: an empty handler is the default (api.proto, `runtime_handler`). What CRI does not say is not taken for granted,
 * such as that a sandbox has a shim.
 */
export const other: HighLevelRuntime = {
  ...containerdReplies,
  names: [],
  title: 'CRI',
  imageInUse: 'unknown',
  cancelledPull: 'unknown',
  supervises: 'unknown',
  wholeSandboxTypes: [],
  supervisorOf: shimOf,
  supervisesCreated: false,
  sandboxesMayHaveNoProcess: false,
  listsHandlers: true,
  tellsExecs: false,
  tellsLowLevelRuntime: true,
  createsProcess: false,
  parts: ['imageStore', 'snapshotter', 'cni'],
  words: {
    cardTitle: (title) => title,
    chainTitle: (title) => title,
    lesson: (l10n) => [
      l10n.t(
        'The high-level runtime serves CRI. It keeps the images, unpacks them into root file systems, has networks set up, and calls a low-level runtime for the isolation itself.',
      ),
      l10n.t('CRI Explorer does not know this one: what is drawn is what it says of itself over CRI.'),
    ],
    supervisorLesson: sandboxShimLesson,
    tour: {
      pull: (l10n) => l10n.t('Fetches the layers that it lacks and unpacks them.'),
      runSandbox: (l10n) => l10n.t('Makes what the containers of the pod will share.'),
      create: (l10n) => l10n.t('Prepares the root file system and the OCI spec of the container.'),
      start: mountsAndRuns,
    },
    supervisorTour: {
      runSandbox: () => undefined,
      create: () => undefined,
      start: () => undefined,
      exec: () => undefined,
      stop: () => undefined,
      remove: () => undefined,
    },
  },
};
