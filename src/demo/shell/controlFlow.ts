/** `exit N`: leaves the shell. */
export class ExitShell extends Error {
  override readonly name = 'ExitShell';

  constructor(readonly exitCode: number) {
    super(`exit ${exitCode}`);
  }
}

/** `break` and `continue`: leave the innermost loop's round. */
export class LeaveLoop extends Error {
  override readonly name = 'LeaveLoop';

  constructor(readonly kind: 'break' | 'continue') {
    super(kind);
  }
}
