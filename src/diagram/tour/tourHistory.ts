import type { Localize } from '../../common/localize.ts';
import type { TourStepKind } from '../../contract/layers/tour.ts';

/** A piece of history where it belongs. */
export function tourHistory(kind: TourStepKind, l10n: Localize): string | undefined {
  switch (kind) {
    case 'pull':
      return l10n.t(
        'Images were Docker’s own format at first. In 2015 Docker and others founded the Open Container Initiative, whose image and runtime specifications reached 1.0 in 2017: any tool may build an image, any runtime may run it.',
      );
    case 'runSandbox':
      return l10n.t(
        'Before Kubernetes 1.5 (2016) the kubelet had code for each runtime. CRI put a contract between them. Docker did not speak it, so dockershim inside the kubelet translated until Kubernetes 1.24 (2022) removed it; cri-dockerd carries it on, outside of the kubelet.',
      );
    case 'create':
      return l10n.t(
        'A container need not share the kernel: runV ran each pod in a virtual machine. In December 2017 it was merged with Intel’s Clear Containers into Kata Containers. gVisor, published in 2018, took another way: a kernel in user space.',
      );
    case 'start':
      return l10n.t(
        'runc is the part of Docker that makes containers, libcontainer, given to the Open Container Initiative in 2015. rkt of CoreOS (2014 to 2020) had no daemon at all: it started pods as children of whoever called it.',
      );
    case 'exec':
      return l10n.t(
        'What is typed into a container does not go through gRPC: the runtime answers with an address, and the stream goes there. It was SPDY for long; kubectl uses WebSocket by default since Kubernetes 1.31 (2024).',
      );
    case 'stop':
    case 'remove':
      return undefined;
  }
}
