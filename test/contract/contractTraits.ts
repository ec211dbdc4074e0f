/** What is true of one kind of runtime and not of every other. */
export interface ContractTraits {
  readonly title: string;
  readonly runtimeName: string;
  readonly handlers: readonly string[];
  /** Does `Status` name the handlers, and does the server have `RuntimeConfig`? Since containerd 2. */
  readonly tellsHandlers: boolean;
}
