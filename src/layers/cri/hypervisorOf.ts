const hypervisors: ReadonlyMap<string, string> = new Map([
  ['qemu', 'QEMU'],
  ['clh', 'Cloud Hypervisor'],
  ['fc', 'Firecracker'],
  ['firecracker', 'Firecracker'],
  ['dragonball', 'Dragonball'],
  ['stratovirt', 'StratoVirt'],
]);

/** Kata's handlers are called `kata-qemu`, `kata-clh`, `kata-fc` …, and their runtime types alike. */
export function hypervisorOf(runtimeType: string, handler: string): string | undefined {
  const parts = [...runtimeType.split(/[.-]/), ...handler.split('-')];
  return parts.map((part) => hypervisors.get(part)).find((name) => name !== undefined);
}
