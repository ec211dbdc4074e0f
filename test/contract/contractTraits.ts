/** What is true of one kind of runtime and not of every other. */
export interface ContractTraits {
  readonly title: string;
  readonly runtimeName: string;
  readonly handlers: readonly string[];
  /** Does `Status` name the handlers, and does the server have `RuntimeConfig`? Since containerd 2. */
  readonly tellsHandlers: boolean;
  /**
   * Does `sh` in a container run any script, with pipes, files and conditions? Every real one does. That of the
   * demonstration runs plain commands one after another, for looking round: what only a script can show of an exec (how
   * it carries megabytes, how each new size of a terminal arrives) is shown on the real runtimes.
   */
  readonly runsScripts: boolean;
}
