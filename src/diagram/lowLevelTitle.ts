import type { LowLevelRuntime } from '../contract/layers/isolation.ts';
import { plainText } from '../words/plainText.ts';

/** What the project calls itself where that is another name than the binary's. */
const projectNames: ReadonlyMap<string, string> = new Map([
  ['runsc', 'gVisor runsc'],
  ['kata', 'Kata Containers'],
  ['firecracker', 'Firecracker'],
]);

/** `runc`, `gVisor runsc`, `Kata Containers · QEMU`; with a version `runc 1.3.0`, `Kata Containers 3.2.0 · QEMU`. */
export function lowLevelTitle({ name, hypervisor }: LowLevelRuntime, version = ''): string {
  const words = [projectNames.get(name) ?? plainText(name), plainText(version)];
  const title = words.filter((word) => word !== '').join(' ');
  return hypervisor === undefined ? title : `${title} · ${plainText(hypervisor)}`;
}
