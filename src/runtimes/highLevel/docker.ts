import type { HighLevelRuntime } from '../highLevelRuntime.ts';
import { containerdLesson, containerdReplies, mountsAndRuns, shimLesson, shimOf, shimTour } from './containerd.ts';

const criDockerd = 'cri-dockerd';

/** Docker behind cri-dockerd, measured on cri-dockerd 0.4 with dockerd 28. Its verbose replies have next to nothing. */
export const docker: HighLevelRuntime = {
  ...containerdReplies,
  names: ['docker'],
  title: 'Docker',
  program: 'dockerd',
  reporter: criDockerd,
  inFront: {
    program: criDockerd,
    subtitle: (l10n) => l10n.t('A shim for CRI'),
    work: (l10n) => l10n.t('translates CRI to the API of Docker'),
    lesson: (l10n) => [
      l10n.t(
        'cri-dockerd translates each CRI call into calls of Docker’s API. A sandbox becomes a Docker container of the pause image, and the others join its namespaces.',
      ),
      l10n.t(
        'It is the dockershim, which was taken out of the kubelet in Kubernetes 1.24 (2022), as a program of its own: nodes can keep Docker, and Kubernetes has one interface less to look after.',
      ),
    ],
  },
  below: {
    program: 'containerd',
    subtitle: (l10n) => l10n.t('Below Docker’s daemon'),
    work: (l10n) => l10n.t('runs the containers, in its namespace moby'),
    lesson: containerdLesson,
  },
  // The pause is a container like the others, and cri-dockerd answers `ContainerStatus` of the pod's own id for it.
  sandboxPidIn: 'ContainerStatus',
  // It has no handlers.
  unlistedHandler: () => undefined,
  // cri-dockerd asks for one name after the other, tags and digests, and stops at the first that Docker refuses
  // (`RemoveImage` in its core/image.go; measured on version 0.4).
  imageInUse: 'removesPart',
  // `PullImage` in its core/image.go takes no notice of its context: the image comes all the same (measured on 0.4).
  cancelledPull: 'goesOn',
  supervises: 'container',
  wholeSandboxTypes: [],
  supervisorOf: shimOf,
  supervisesCreated: false,
  sandboxesMayHaveNoProcess: false,
  listsHandlers: false,
  tellsExecs: false,
  tellsLowLevelRuntime: false,
  createsProcess: false,
  parts: ['imageStore', 'cni'],
  words: {
    cardTitle: dockerd,
    chainTitle: (title, l10n) => l10n.t('{0} behind cri-dockerd', dockerd(title)),
    lesson: (l10n) => [
      l10n.t(
        'Docker’s daemon is older than CRI and does not speak it. It has images, networks and volumes of its own, and leaves the running of containers to a containerd below it.',
      ),
      l10n.t(
        'In Kubernetes it therefore needs a translator, cri-dockerd, and each call passes through one more program.',
      ),
    ],
    supervisorLesson: (l10n) => [
      ...shimLesson(l10n),
      l10n.t('Under Docker each container has a shim of its own, the pause container too.'),
    ],
    tour: {
      pull: (l10n) =>
        l10n.t('cri-dockerd passes the pull on; dockerd fetches the layers that it lacks and unpacks them.'),
      runSandbox: (l10n) =>
        l10n.t(
          'cri-dockerd has dockerd run a pause container, then has CNI’s plugins put an interface into its network.',
        ),
      create: (l10n) =>
        l10n.t('cri-dockerd translates; dockerd adds a writable layer on top of the image’s. No process starts.'),
      start: mountsAndRuns,
    },
    supervisorTour: {
      ...shimTour,
      runSandbox: (_hasSandboxProcess, l10n) => l10n.t('One starts for the pause container alone, and stays.'),
    },
  },
};

function dockerd(title: string): string {
  return title.replace(/^docker\b/i, 'dockerd');
}
