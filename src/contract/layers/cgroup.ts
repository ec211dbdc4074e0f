import type { Fact } from './fact.ts';

/** Limits as the kernel enforces them, or as the spec asks for where the files cannot be read. */
export interface CgroupLimits {
  /** Absent: no limit. */
  readonly memoryBytes?: number;
  /** In CPUs: 0.5 is half of one. Absent: no limit. */
  readonly cpus?: number;
  /** A weight of 1 to 10000 (v2), or 2 to 262144 shares (v1), as `cpuWeightScale` tells. */
  readonly cpuWeight?: number;
  readonly cpuWeightScale: 'weight' | 'shares';
  /** Absent: no limit. */
  readonly processes?: number;
}

export interface CgroupUsage {
  /** Absent where the memory controller is not there. */
  readonly memoryBytes?: number;
  /** Since the cgroup was made. */
  readonly cpuMs?: number;
  readonly processes?: number;
  /** Pressure: share of the last 10 seconds in which something waited, in percent; v2 kernels with PSI only. */
  readonly pressurePercent?: { readonly cpu: number; readonly memory: number; readonly io: number };
}

export interface CgroupFacts {
  /** From the root of the hierarchy, such as `/kubepods/burstable/pod9c1e/3fa1…`. */
  readonly path: Fact<string>;
  /** It was made for somebody else, or for several: its limits and use are those of all that is in it. */
  readonly isShared?: true;
  readonly limits: Fact<CgroupLimits>;
  readonly usage: Fact<CgroupUsage>;
}
