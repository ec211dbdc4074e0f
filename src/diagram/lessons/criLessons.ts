import type { Localize } from '../../common/localize.ts';

export function runtimeServiceLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The part of CRI that runs things. A sandbox is made first, with its network and its cgroup; containers are then created and started in it.',
    ),
    l10n.t(
      'CRI came with Kubernetes 1.5 in 2016. Before, the code for each runtime, Docker and rkt, was part of the kubelet. rkt has ended since; runtimes that speak CRI come and go without a change in Kubernetes.',
    ),
  ];
}

export function imageServiceLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The part of CRI that pulls, lists and removes images. It is a service of its own, so that another program may serve it; nearly always the runtime serves both.',
    ),
    l10n.t('An image is needed before a container of it can be created: CreateContainer pulls nothing.'),
  ];
}

export function streamingServerLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'Exec, attach and port-forward do not stream over gRPC. The call returns a URL, and who asked connects to this HTTP server of the runtime.',
    ),
    l10n.t(
      'The URL works once and only for a short time. The server often listens on the node’s own loopback address alone: a forwarded CRI socket does not reach it.',
    ),
  ];
}
