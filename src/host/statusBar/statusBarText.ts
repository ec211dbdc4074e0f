/** A status bar item draws `$(name)` as an icon; a name that somebody chose is only to be read. */
export function statusBarText(icon: string, text: string): string {
  return `$(${icon}) ${text.replaceAll('$(', '\\$(')}`;
}
