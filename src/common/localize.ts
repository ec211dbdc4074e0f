/** The part of `vscode.l10n` that the core needs to word what a person reads. The host passes the real one. */
export interface Localize {
  t(message: string, ...args: readonly (string | number)[]): string;
}
