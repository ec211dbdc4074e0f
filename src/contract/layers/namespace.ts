import type { Fact } from './fact.ts';

/** In the order in which they are shown. */
export const namespaceTypes = ['mnt', 'pid', 'net', 'ipc', 'uts', 'user', 'cgroup', 'time'] as const;

export type NamespaceType = (typeof namespaceTypes)[number];

/** Which namespace a process is in. */
export interface NamespaceUse {
  /** `host`: that of the node; `sandbox`: that of its pod, which is not the host's; `own`: its alone. */
  readonly owner: 'host' | 'sandbox' | 'own';
  /** The number that /proc/PID/ns shows; equal numbers are one namespace. Absent where only the spec could be read. */
  readonly inode?: number;
}

export type NamespaceFacts = Readonly<Record<NamespaceType, Fact<NamespaceUse>>>;
