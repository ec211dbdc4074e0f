import type { Localize } from '../../common/localize.ts';
import type { NamespaceType } from '../../contract/layers/namespace.ts';

/** What a type of namespace changes, and how pods use it. */
export function namespaceLesson(type: NamespaceType, l10n: Localize): readonly string[] {
  switch (type) {
    case 'mnt':
      return [
        l10n.t(
          'Which file systems are mounted where. Each container has its own, with its image as the root. It was the first type of namespace, in Linux 2.4.19 (2002).',
        ),
      ];
    case 'pid':
      return [
        l10n.t(
          'Which processes there are and how they are numbered: the first process of a container is 1 inside and has another number on the node. The node sees them all.',
        ),
        l10n.t(
          'Each container has its own, unless the pod shares one (shareProcessNamespace) or takes the node’s (hostPID).',
        ),
      ];
    case 'net':
      return [
        l10n.t(
          'Interfaces, addresses, routes, ports and firewall rules. The containers of a pod share one, and so reach each other at localhost.',
        ),
        l10n.t('With hostNetwork it is the node’s: the pod then takes ports of the node and sees its traffic.'),
      ];
    case 'ipc':
      return [
        l10n.t(
          'System V shared memory, semaphores and message queues, and POSIX message queues. The containers of a pod share one; with hostIPC it is the node’s.',
        ),
      ];
    case 'uts':
      return [l10n.t('The host name and the domain name. A pod has its own, on the host’s network the node’s.')];
    case 'user':
      return [
        l10n.t(
          'Maps user ids: root inside can be an ordinary user on the node, whose capabilities count inside only. What breaks out is then nobody.',
        ),
        l10n.t(
          'Pods have the node’s unless they say hostUsers: false. Root in a container is then root on the node, with fewer rights.',
        ),
      ];
    case 'cgroup':
      return [
        l10n.t(
          'Hides where in the cgroup hierarchy a process is: its own cgroup looks like the root. Limits do not depend on it. Runtimes make one for each container on cgroup v2.',
        ),
      ];
    case 'time':
      return [
        l10n.t(
          'Shifts the clocks that count from the start of the machine, since Linux 5.6 (2020). It is made for moving containers between machines; CRI does not offer it, so pods use the node’s.',
        ),
      ];
  }
}
