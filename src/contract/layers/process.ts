/** A process as anyone may read it in /proc. */
export interface NodeProcess {
  readonly pid: number;
  readonly parentPid: number;
  /** What the process says of itself: it can write here what it likes. */
  readonly arguments: readonly string[];
  /** Cut to 15 characters by the kernel. The process can change it too. */
  readonly command: string;
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
  /** What proves the above; only of those whose command line claims to be a part of a runtime. */
  readonly standing?: ProcessStanding;
}

/** Whose a process is, by what the kernel says of it and the process cannot choose. */
export type ProcessStanding =
  /** The machine's own: it has the machine's root folder, and is that user's from its start on. */
  | { readonly is: 'machines'; readonly uid: number }
  /** In a container or another root folder, or started through a set-user-ID program, which anybody may do. */
  | { readonly is: 'others' }
  /** This user may not read it there. */
  | { readonly is: 'unreadable'; readonly path: string };
