/**
 * How long the slow calls may take, in milliseconds. The quick ones have the channel's default.
 *
 * A limit of the client may be an instruction to the server: where a call has no grace period of its own, CRI-O waits
 * until the call's deadline before it kills what ignores SIGTERM (`stopTimeoutFromContext` in its server/utils.go; so in
 * StopPodSandbox, RemoveContainer and RemovePodSandbox). Whoever makes these calls has stopped the containers by then.
 */
export const deadlines = {
  /** A pull may move gigabytes over a slow line. */
  pullImageMs: 60 * 60_000,
  /** Sets up the network and, for some handlers, boots a virtual machine. */
  runSandboxMs: 4 * 60_000,
  /** Takes the network down, by programs that may be slow. The kubelet gives it as long. */
  stopSandboxMs: 2 * 60_000,
  removeMs: 60_000,
  createContainerMs: 60_000,
  startContainerMs: 60_000,
  /** What a stop or a command may take beyond the time that it was itself given. */
  marginMs: 30_000,
} as const;
