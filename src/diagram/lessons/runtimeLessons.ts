import type { Localize } from '../../common/localize.ts';
import type { RuntimeKind } from '../runtimeKind.ts';

export function runtimeLesson(kind: RuntimeKind, l10n: Localize): readonly string[] {
  switch (kind) {
    case 'containerd':
      return containerdLesson(l10n);
    case 'crio':
      return [
        l10n.t(
          'CRI-O is made for Kubernetes alone: it serves CRI and nothing else, and its versions follow those of Kubernetes. Images and layers are kept by containers/storage, the library that Podman uses too.',
        ),
        l10n.t(
          'It has no shim. A small program, conmon, stands over each container, and by default no pause process is needed: CRI-O pins the namespaces of a sandbox as files.',
        ),
      ];
    case 'docker':
      return [
        l10n.t(
          'Docker’s daemon is older than CRI and does not speak it. It has images, networks and volumes of its own, and leaves the running of containers to a containerd below it.',
        ),
        l10n.t(
          'In Kubernetes it therefore needs a translator, cri-dockerd, and each call passes through one more program.',
        ),
      ];
    case 'other':
      return [
        l10n.t(
          'The high-level runtime serves CRI. It keeps the images, unpacks them into root file systems, has networks set up, and calls a low-level runtime for the isolation itself.',
        ),
        l10n.t('CRI Explorer does not know this one: what is drawn is what it says of itself over CRI.'),
      ];
  }
}

export function containerdLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'containerd keeps images and snapshots and looks after running tasks. It does not isolate anything itself: it starts a shim, and the shim calls the low-level runtime.',
    ),
    l10n.t(
      'It began as a part of Docker and came to the CNCF in 2017. CRI was a daemon beside it at first, and is a plugin in it since version 1.1 (2018).',
    ),
  ];
}

export function criDockerdLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'cri-dockerd translates each CRI call into calls of Docker’s API. A sandbox becomes a Docker container of the pause image, and the others join its namespaces.',
    ),
    l10n.t(
      'It is the dockershim, which was taken out of the kubelet in Kubernetes 1.24 (2022), as a program of its own: nodes can keep Docker, and Kubernetes has one interface less to look after.',
    ),
  ];
}
