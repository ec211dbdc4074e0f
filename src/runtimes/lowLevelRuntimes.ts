import type { Isolation, LowLevelRuntime } from '../contract/layers/isolation.ts';
import type { KnownRuntime } from './isolationKind.ts';
import { isolationKinds } from './isolationKinds.ts';

interface Entry extends KnownRuntime {
  readonly isolation: Isolation;
}

const byName: ReadonlyMap<string, Entry> = new Map(
  // The keys of a record of all isolations, which Object.entries cannot say.
  (Object.entries(isolationKinds) as [Isolation, (typeof isolationKinds)[Isolation]][]).flatMap(
    ([isolation, { runtimes }]) => Object.entries(runtimes).map(([name, known]) => [name, { ...known, isolation }]),
  ),
);

/** What the project calls itself where that is another name than the binary's, such as `gVisor runsc`. */
export function projectName(name: string): string | undefined {
  return byName.get(name)?.title;
}

/** The programs whose `--version` does nothing but print. Shims are not among them: they are servers. */
export const versionPrinters: ReadonlySet<string> = new Set(
  [...byName.values()].flatMap(({ printsVersion }) => printsVersion ?? []),
);

/**
 * Who makes the isolation. A handler's name alone proves nothing: one called `kata` may run runc. So the binary tells
 * first, then the runtime type, and the handler's name only where CRI-O takes it for the binary's.
 *
 * @param runtimeType containerd's, such as `io.containerd.runc.v2`, or CRI-O's `oci` and `vm`
 * @param binary a path or a name
 * @param handler its name, which is shown for a runtime that is not known
 */
export function lowLevelRuntimeOf(
  runtimeType: string | undefined,
  binary: string | undefined,
  handler: string,
): LowLevelRuntime {
  const binaryName = baseName(binary ?? '');
  for (const name of [binaryName, nameInType(runtimeType, binaryName, handler)]) {
    const known = byName.get(name);
    if (known !== undefined) {
      const { isolation, staysRunning } = known;
      const hypervisor = known.hypervisorOf?.(runtimeType ?? '', handler);
      return {
        ...{ name, isolation },
        ...(staysRunning === undefined ? {} : { staysRunning }),
        ...(hypervisor === undefined ? {} : { hypervisor }),
      };
    }
  }
  return { name: firstFilled(binaryName, handler, runtimeType ?? ''), isolation: 'unknown' };
}

/** The name in a path: `kata` in `/usr/bin/containerd-shim-kata-v2`, for CRI-O's handlers of type `vm` name the shim. */
function baseName(binary: string): string {
  const file = binary.slice(binary.lastIndexOf('/') + 1).replace(/\.exe$/, '');
  const name = /^containerd-shim-([a-z]+)(?:-[a-z0-9]+)*-v\d+$/.exec(file)?.[1] ?? file;
  return name === 'kata-runtime' ? 'kata' : name;
}

function nameInType(runtimeType: string | undefined, binaryName: string, handler: string): string {
  switch (runtimeType) {
    case undefined:
      return '';
    case 'aws.firecracker':
      return 'firecracker';
    case 'vm':
      return 'kata';
    case 'oci':
      // Without a path, CRI-O looks for a binary of the handler's name (crio.conf, `runtime_path`).
      return binaryName === '' ? handler : '';
    default: {
      const name = /^io\.containerd\.([a-z]+)(?:-[a-z0-9]+)*\.v\d+$/.exec(runtimeType)?.[1] ?? '';
      // The shim of runc runs any binary that takes runc's command line: one that is named is not runc.
      return name === 'runc' && binaryName !== '' ? '' : name;
    }
  }
}

function firstFilled(...names: readonly string[]): string {
  return names.find((name) => name !== '') ?? '';
}
