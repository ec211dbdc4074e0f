import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import type { RegistryCredentials } from '../../contract/image.ts';
import { linklessText } from '../../words/plainText.ts';

interface LoginQuestion {
  readonly registry: string;
  /** Why it is asked: a sentence. */
  readonly reason: string;
  /** To begin with. */
  readonly username: string;
}

/**
 * Asks for a user name and then a password. `undefined` when the person gives up, or the signal takes the question
 * away.
 */
export async function askLogin(
  { registry, reason, username: known }: LoginQuestion,
  signal: AbortSignal,
  l10n: Localize,
): Promise<RegistryCredentials | undefined> {
  const title = l10n.t('Log in to {0}', registry);
  const username = await ask(signal, {
    title,
    prompt: linklessText(`${reason} ${l10n.t('User name:')}`),
    value: known,
    validateInput: (text) => (text.trim() === '' ? l10n.t('A user name is needed.') : undefined),
  });
  const password =
    username &&
    (await ask(signal, {
      title,
      prompt: l10n.t('Password or access token. Once the pull succeeds, the secret storage of the editor keeps it.'),
      password: true,
      validateInput: (text) => (text === '' ? l10n.t('A password is needed.') : undefined),
    }));
  return username && password ? { kind: 'password', registry, username: username.trim(), password } : undefined;
}

/** A password is fetched from another window, so the box waits. */
async function ask(signal: AbortSignal, options: vscode.InputBoxOptions): Promise<string | undefined> {
  if (signal.aborted) {
    return undefined;
  }
  const cancellation = new vscode.CancellationTokenSource();
  const onAbort = (): void => cancellation.cancel();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await vscode.window.showInputBox({ ...options, ignoreFocusOut: true }, cancellation.token);
  } finally {
    signal.removeEventListener('abort', onAbort);
    cancellation.dispose();
  }
}
