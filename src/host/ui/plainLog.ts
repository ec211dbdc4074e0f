import type * as vscode from 'vscode';
import { redactText } from '../../redact/redactText.ts';
import { oneLine } from '../../words/plainText.ts';

type Written = Pick<vscode.LogOutputChannel, 'info' | 'warn' | 'error' | 'dispose'>;
type Channel = Written & Pick<vscode.LogOutputChannel, 'show'>;

/**
 * The one door into the log. What a runtime says there is hostile text that may quote a secret, and people attach logs
 * to reports: each entry is one line, but for the stack of an error, and likely secrets are hidden.
 */
export function plainLog(channel: Channel): Written & { readonly show: () => void } {
  return {
    info: (message, ...rest: readonly unknown[]) => channel.info(entry(message), ...rest.map(entry)),
    warn: (message, ...rest: readonly unknown[]) => channel.warn(entry(message), ...rest.map(entry)),
    error: (message, ...rest: readonly unknown[]) => channel.error(entry(message), ...rest.map(entry)),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}

function entry(said: unknown): string {
  if (!(said instanceof Error)) {
    return oneLine(redactText(String(said)));
  }
  const head = `${said.name}: ${said.message}`;
  // The message may have line ends, each of which would look like an entry of its own.
  const frames = said.stack?.startsWith(head) === true ? said.stack.slice(head.length) : `\n${said.stack ?? ''}`;
  return [head, ...frames.split('\n').slice(1)]
    .map((line) => redactText(line))
    .map(oneLineOfStack)
    .join('\n');
}

function oneLineOfStack(line: string, index: number): string {
  return index === 0 ? oneLine(line) : `    ${oneLine(line)}`;
}
