export interface ExecRequest {
  readonly containerId: string;
  readonly command: readonly string[];
  /** With a terminal, stderr comes on stdout. */
  readonly tty: boolean;
  readonly stdin: boolean;
}

export interface ExecSyncResult {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  readonly exitCode: number;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}
