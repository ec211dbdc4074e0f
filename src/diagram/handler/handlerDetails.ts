import type { Localize } from '../../common/localize.ts';
import { unknown } from '../../contract/layers/fact.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import { sandboxCountText } from '../countText.ts';
import { factLine } from '../fact/factLine.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { compareOffers, sandboxLinks } from '../sandbox/sandboxLinks.ts';
import type { Details } from '../screen/details.ts';
import { versionNumber } from '../shortText.ts';
import { type Column, columns } from './columns.ts';
import { lowLevelTitle } from './handlerCard.ts';
import { isolationText } from './isolationText.ts';

/** A low-level runtime: the handler that names it, and the sandboxes on it. */
export function handlerDetails(key: string, { snapshot, context }: DetailsContext): Details | undefined {
  const column = columns(snapshot).find((one) => one.key === key);
  if (column === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { runtime, handler, sandboxes } = column;
  const [first] = sandboxes;
  const yesNo = (is: boolean): string => (is ? l10n.t('yes') : l10n.t('no'));
  const notListed = unknown({ why: 'notReported', by: 'Status' });
  return makeDetails(cardIds.handler(key), {
    title: lowLevelTitle(runtime) || l10n.t('Unknown handler'),
    subtitle: key === '' ? l10n.t('Low-level runtime') : l10n.t('Low-level runtime · handler {0}', plainText(key)),
    lesson: lowLevelLesson(runtime, l10n),
    facts: [
      factLine(l10n.t('Runtime Type'), handler?.runtimeType ?? ofFirst(first, 'runtimeType'), (text) => text, context, {
        mono: true,
      }),
      factLine(l10n.t('Binary'), handler?.binary ?? ofFirst(first, 'binary'), (text) => text, context, { mono: true }),
      factLine(l10n.t('Version'), handler?.version ?? notListed, versionNumber, context),
      factLine(
        l10n.t('Isolation'),
        {
          known: true,
          value: runtime.isolation,
          source: { from: 'design', of: lowLevelTitle(runtime) || l10n.t('this runtime') },
        },
        (isolation) => isolationText(isolation, l10n),
        context,
      ),
      factLine(
        l10n.t('Sandboxes'),
        { known: true, value: sandboxes.length, source: { from: 'call', method: 'ListPodSandbox', field: 'items' } },
        (count) => sandboxCountText(count, l10n),
        context,
      ),
      factLine(l10n.t('Recursive Read-Only Mounts'), handler?.recursiveReadOnlyMounts ?? notListed, yesNo, context),
      factLine(l10n.t('User Namespaces'), handler?.userNamespaces ?? notListed, yesNo, context),
    ],
    links: sandboxLinks(sandboxes, context),
    compareWith: first === undefined ? [] : compareOffers(first, snapshot, context),
  });
}

/** A handler that the runtime does not list is known by its sandboxes alone. */
function ofFirst(
  first: Column['sandboxes'][number] | undefined,
  key: 'runtimeType' | 'binary',
): SandboxFacts['binary'] {
  return first?.[key] ?? unknown({ why: 'notReported', by: 'Status' });
}

/** What a low-level runtime does and where it comes from. */
export function lowLevelLesson({ name, isolation }: LowLevelRuntime, l10n: Localize): readonly string[] {
  switch (isolation) {
    case 'hostKernel':
    case 'userNamespace':
      return namespaceRuntimeLesson(name, l10n);
    case 'userSpaceKernel':
      return [
        l10n.t(
          'runsc is the runtime of gVisor, which Google published in 2018. Its Sentry is a kernel written in Go that runs as an ordinary process and answers the system calls of the containers, so that a bug in the host’s kernel is harder to reach.',
        ),
        l10n.t(
          'Files outside come through a second process, the Gofer, or as file handles that are passed in. The price: slower system calls, and some that are not there.',
        ),
      ];
    case 'virtualMachine':
      return [
        l10n.t(
          'Kata Containers starts a virtual machine for each sandbox. An agent in it makes the containers on a kernel of their own; a hypervisor such as QEMU or Cloud Hypervisor stays as a process of the node.',
        ),
        l10n.t(
          'It grew out of two projects, Intel’s Clear Containers and Hyper’s runV, which were merged at the end of 2017. The price is memory for each guest and a slower start.',
        ),
      ];
    case 'microVm':
      return [
        l10n.t(
          'Firecracker is a small monitor for virtual machines that AWS published in 2018. It leaves out most devices, so that a microVM starts in a fraction of a second and takes little memory.',
        ),
        l10n.t('Each sandbox gets a microVM with a guest kernel; an agent in it runs the containers.'),
      ];
    case 'wasm':
      return [
        l10n.t(
          'A WebAssembly shim runs modules instead of Linux programs: the engine is in the shim itself, and no low-level runtime is called for them.',
        ),
        l10n.t(
          'A module reaches only what the engine gives it over WASI: files, sockets and clocks that were granted.',
        ),
      ];
    case 'windows':
      return [
        l10n.t(
          'runhcs is the counterpart of runc on Windows. It asks the Host Compute Service for a silo in a job object on the host’s kernel, or for a Hyper-V machine with a kernel of its own.',
        ),
      ];
    case 'unknown':
      return unknownRuntimeLesson(l10n);
  }
}

function unknownRuntimeLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The low-level runtime makes the isolation: it sets up what the container may see and use, and starts its program.',
    ),
    l10n.t(
      'Neither the runtime type nor the binary says which one this is, or it is one that CRI Explorer does not know. What isolates the containers is therefore drawn as unknown.',
    ),
  ];
}

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
