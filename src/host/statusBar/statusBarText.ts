import { iconlessText } from '../../words/plainText.ts';

/**
 * Lives in host because only the status bar of VS Code reads text this way: it draws `$(name)` as an icon, and a name that
 * somebody chose must not become one.
 */
export function statusBarText(icon: string, text: string): string {
  return `$(${icon}) ${iconlessText(text)}`;
}
