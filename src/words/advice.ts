/** What more there is to say of a problem than its words do. */
export interface Advice {
  /** The particulars, a sentence or two each. */
  readonly facts: readonly string[];
  /** A command line that does the next step, to be copied and never run by us. */
  readonly command?: string;
}
