/** This machine cannot have the testbed (or one version of it). `reason` completes the sentence "skipped: ...". */
export class TestbedUnavailable extends Error {
  override readonly name = 'TestbedUnavailable';

  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`The testbed of real runtimes is not available here: ${reason}`, options);
  }
}
