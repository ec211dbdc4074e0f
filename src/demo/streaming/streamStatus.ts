/** How a session ended, as the API machinery of Kubernetes puts it on channel 3. */
export interface StreamStatus {
  readonly status: 'Success' | 'Failure';
  readonly message?: string;
  readonly reason?: string;
  readonly details?: { readonly causes: readonly { readonly reason?: string; readonly message: string }[] };
  readonly code?: number;
}

export function exitStatus(argv: readonly string[], exitCode: number): StreamStatus {
  if (exitCode === 0) {
    return { status: 'Success' };
  }
  const what = `error executing command [${argv.join(' ')}], exit code ${exitCode}`;
  return {
    status: 'Failure',
    message: `command terminated with non-zero exit code: ${what}`,
    reason: 'NonZeroExitCode',
    details: { causes: [{ reason: 'ExitCode', message: String(exitCode) }] },
  };
}

export function internalError(what: string): StreamStatus {
  return {
    status: 'Failure',
    message: `Internal error occurred: ${what}`,
    reason: 'InternalError',
    details: { causes: [{ message: what }] },
    code: 500,
  };
}

/** JSON under v4; a client that asked for no subprotocol reads plain text, and nothing on success. */
export function formatStatus(status: StreamStatus, protocol: string): string {
  return protocol === '' ? (status.message ?? '') : JSON.stringify({ metadata: {}, ...status });
}
