/** The runtime that `npm start` shows, and how it came to it. */
export interface ChosenRuntime extends AsyncDisposable {
  /** For a person: what was chosen and why. */
  readonly explanation: string;
  /** Addresses for the setting `criExplorer.endpoints`; none where the extension finds the runtime by itself. */
  readonly endpoints: readonly { readonly name: string; readonly address: string }[];
}
