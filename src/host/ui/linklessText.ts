/**
 * The one door for text of others into a notification or the prompt of an input box. VS Code makes links of
 * `[words](target)` there, also to commands with arguments, which one click runs. With a space between, it is text.
 */
export function linklessText(text: string): string {
  return text.replaceAll('](', '] (');
}
