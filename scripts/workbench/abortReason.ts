/** The reason of an aborted signal as an error, whatever it was aborted with. */
export function abortReason(signal: AbortSignal | undefined): Error {
  return signal?.reason instanceof Error ? signal.reason : new Error('Aborted.');
}
