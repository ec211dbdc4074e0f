/** Where the files of a machine are. Tests give a made folder. */
export interface ProcRoots {
  readonly procFolder: string;
  readonly devFolder: string;
  readonly lsmFile: string;
  /** Where a binary is looked up that is configured by its name alone, in this order. */
  readonly binaryFolders: readonly string[];
}

/** The folders are those of root's PATH, with which runtimes are started. */
export const machineRoots: ProcRoots = {
  procFolder: '/proc',
  devFolder: '/dev',
  lsmFile: '/sys/kernel/security/lsm',
  binaryFolders: ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'],
};
