/** How long the slow calls may take, in milliseconds. The quick ones have the channel's default. */
export const deadlines = {
  /** A pull may move gigabytes over a slow line. */
  pullImageMs: 60 * 60_000,
  /** Sets up the network and, for some handlers, boots a virtual machine. */
  runSandboxMs: 4 * 60_000,
  /** Stops every container of the sandbox first, each with its own grace period. */
  stopSandboxMs: 4 * 60_000,
  removeMs: 60_000,
  createContainerMs: 60_000,
  startContainerMs: 60_000,
  /** What a stop or a command may take beyond the time that it was itself given. */
  marginMs: 30_000,
} as const;
