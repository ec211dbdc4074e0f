import type { Localize } from '../../common/localize.ts';

/** Of the low-level runtimes that isolate with namespaces and cgroups. */
export function namespaceRuntimeLesson(name: string, l10n: Localize): readonly string[] {
  return [...ofName(name, l10n), staysNot(l10n)];
}

function ofName(name: string, l10n: Localize): readonly string[] {
  switch (name) {
    case 'runc':
      return [
        l10n.t(
          'runc is the reference runtime of the OCI. Docker gave it away in 2015: its core, libcontainer, is what had run Docker’s containers until then.',
        ),
      ];
    case 'crun':
      return [
        l10n.t(
          'crun does what runc does, written in C: it starts faster and takes less memory. It is the default of CRI-O since 1.31.',
        ),
      ];
    case 'youki':
      return [l10n.t('youki does what runc does, written in Rust.')];
    case 'nvidia-container-runtime':
      return [
        l10n.t(
          'nvidia-container-runtime is a wrapper: it adds the devices and libraries of the graphics cards to the container’s specification and calls runc with it.',
        ),
      ];
    case 'sysbox-runc':
    case 'sysbox':
      return [
        l10n.t(
          'Sysbox is a fork of runc that puts each container into a user namespace and shows it a /proc and /sys of its own, so that it can run what else needs a virtual machine, such as systemd or Docker.',
        ),
      ];
    default:
      return [l10n.t('This runtime works as runc does: with the means of the host’s kernel.')];
  }
}

/** The point that most people get wrong. */
function staysNot(l10n: Localize): string {
  return l10n.t(
    'It makes namespaces and cgroups, sets mounts, capabilities and the seccomp filter, starts the program, and exits: no process of it stays, which the dashed border says. All its containers share the host’s kernel.',
  );
}
