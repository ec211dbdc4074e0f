import type { Localize } from '../../common/localize.ts';

export function kubeletLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The kubelet is Kubernetes’ agent on the node. It compares the pods that are assigned to the node with what runs, and asks the runtime over CRI for what is missing. It starts no process of a container itself.',
    ),
    l10n.t(
      'Until Kubernetes 1.24 (2022) it had a client for Docker built in, the dockershim. A sandbox that it does not know is an orphan to it, and it removes it.',
    ),
  ];
}

export function otherClientsLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'Anybody who may open the socket can ask the runtime for sandboxes, as crictl does. Such a client asks and ends: nobody restarts what it made.',
    ),
    l10n.t('On a node with a kubelet such sandboxes do not live long: the kubelet takes them for orphans.'),
  ];
}

export function criExplorerLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'This extension is a client like the kubelet: it speaks the same calls over the same socket. What it draws it has read there, in containerd’s own services, and in /proc where that is allowed.',
    ),
    l10n.t('The Calls panel lists every call that it makes.'),
  ];
}
