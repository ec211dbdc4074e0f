/** A process as anyone may read it in /proc. */
export interface NodeProcess {
  readonly pid: number;
  readonly parentPid: number;
  readonly arguments: readonly string[];
  /** Cut to 15 characters by the kernel. */
  readonly command: string;
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
}
