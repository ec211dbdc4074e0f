import type { Localize } from '../../common/localize.ts';

export function sandboxLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'A sandbox is the shell of a pod: its network, host name and IPC, and the cgroup above its containers. It is made first and stays when containers in it end and are made anew.',
    ),
  ];
}

export function pauseLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'A namespace lives as long as something holds it. The pause process does nothing but that: the pod’s network stays although each of its containers may end. With a shared PID namespace it also reaps orphaned processes.',
    ),
    l10n.t('CRI-O does without: it pins the namespaces as files.'),
  ];
}

/** @param isInside its processes are none of the node's */
export function containerLesson(isInside: boolean, l10n: Localize): readonly string[] {
  return [
    isInside
      ? l10n.t(
          'The processes of this container are none of the node’s: they live on the kernel of their sandbox, and the node sees only the process around them.',
        )
      : l10n.t(
          'A container is an ordinary process of the node with its children. What makes it a container is what it sees and may use: namespaces, a root file system of its own, cgroup limits, and rules about system calls.',
        ),
    l10n.t('It shares network, host name and IPC with the other containers of its pod.'),
  ];
}

export function residentLesson(l10n: Localize): readonly string[] {
  return [l10n.t('A process of the low-level runtime that stays as long as the sandbox does: what it isolates with.')];
}

export function orphanLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'A process outlives its sandbox where whoever looked after it is gone: its shim was killed, or the runtime lost its records. The runtime does not list it, so neither it nor a kubelet ever ends it.',
    ),
    l10n.t(
      'It goes on using memory, processor time and ports. Look at what it does before you end it, on the node, by kill.',
    ),
  ];
}
