/** Of which each alone opens a way to the node or to its other containers, after capabilities(7). */
const risky: ReadonlySet<string> = new Set([
  'CAP_BPF',
  'CAP_CHECKPOINT_RESTORE',
  'CAP_DAC_READ_SEARCH',
  'CAP_MAC_ADMIN',
  'CAP_MAC_OVERRIDE',
  'CAP_NET_ADMIN',
  'CAP_PERFMON',
  'CAP_SYS_ADMIN',
  'CAP_SYS_BOOT',
  'CAP_SYS_MODULE',
  'CAP_SYS_PTRACE',
  'CAP_SYS_RAWIO',
  'CAP_SYS_TIME',
  'CAP_SYSLOG',
]);

export function riskyCapabilities(capabilities: readonly string[]): readonly string[] {
  return capabilities.filter((name) => risky.has(name));
}
