import type { Localize } from '../../common/localize.ts';
import type { RuntimePart } from '../cardIds.ts';

/** What a part of the high-level runtime is for. */
export function partLesson(part: RuntimePart, l10n: Localize): readonly string[] {
  switch (part) {
    case 'criPlugin':
      return [
        l10n.t(
          'containerd itself knows no pods. The CRI plugin makes them: a sandbox is a container of the pause image, and the containers of the pod join its namespaces. All of it lives in containerd’s namespace k8s.io.',
        ),
      ];
    case 'imageStore':
      return [
        l10n.t(
          'The image store maps names to content: a tag or a digest to the manifest that it stands for. It holds no layer itself, so that two names of one image cost nothing.',
        ),
      ];
    case 'contentStore':
      return [
        l10n.t(
          'The content store keeps what was downloaded, each blob under its digest: manifests, configurations and the compressed layers. A blob that several images share is there once.',
        ),
        l10n.t('A layer that is already unpacked need not be there: it is not downloaded again.'),
      ];
    case 'snapshotter':
      return [
        l10n.t(
          'The snapshotter unpacks layers into snapshots, one on top of the other. A container gets a writable snapshot on top of those of its image, and all containers of the image share the rest.',
        ),
        l10n.t(
          'overlayfs is the usual one: the kernel merges the folders, and a file is copied when it is first written to.',
        ),
      ];
    case 'cni':
      return [
        l10n.t(
          'CNI plugins are programs that the runtime calls when a sandbox is made or removed. They work in its network namespace: make an interface, give it an address, set routes, and exit.',
        ),
        l10n.t('Pods on the host’s network do without.'),
      ];
    case 'tasks':
      return [
        l10n.t(
          'For containerd a container is a record; what runs is its task. The task service asks the shims for their state, and tells each start, exec, exit and out-of-memory kill as an event.',
        ),
        l10n.t('Only here it shows that a container is paused: CRI calls it running.'),
      ];
    case 'storage':
      return [
        l10n.t(
          'containers/storage is the library in which CRI-O keeps images and the file systems of containers alike, in layers on top of each other. Podman and Buildah use the same.',
        ),
      ];
    case 'conmon':
      return conmonLesson(l10n);
  }
}

export function conmonLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'conmon is a small program that stands over one container of CRI-O: it holds the container’s output, writes its log, and notes with which code it ended.',
    ),
    l10n.t('It is no child of CRI-O, which can therefore be restarted or updated while containers run.'),
  ];
}
